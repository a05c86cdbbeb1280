"""Trains seeds of the tagger side by side, for a stated time. See README.md.

  python train.py ARTICLES.jsonl.gz OUT_PREFIX STATES_FOLDER... [--seeds 1 2] [--minutes 34] [--hold PART]
PART 0..13 holds back every fourteenth article, offset PART: thresholds are read off those.
"""
import argparse
import os
import pickle
import time
from collections import Counter

import numpy as np

import data

CUES, VOCABULARY, PARTS, LENGTH = 40, 4000, 14, 344
RATE, WARM = 5e-3, 0.15


def pack(windows, rng):
    """Lists of windows that fit side by side into one row: the seam does no harm, and little is padded."""
    rows, room = [], []
    for i in rng.permutation(len(windows)):
        length = windows[i]["length"]
        if length > LENGTH:
            continue
        at = next((k for k in range(max(0, len(rows) - 30), len(rows)) if room[k] >= length), None)
        if at is None:
            rows.append([])
            room.append(LENGTH)
            at = len(rows) - 1
        rows[at].append(windows[i])
        room[at] -= length
    return rows


def batch_of(rows, states, index, mean, scale):
    n = len(rows)
    width, flags = len(mean), rows[0][0]["flags"].shape[1]
    out = {"states": np.zeros((n, LENGTH, width), np.float32), "flags": np.zeros((n, LENGTH, flags), np.float32), "heads": np.zeros((n, LENGTH), np.int32), "mask": np.zeros((n, LENGTH), np.float32),
           "tags": np.zeros((n, LENGTH), np.int32), "cues": np.zeros((n, CUES), np.int32), "cue_mask": np.zeros((n, CUES), np.float32), "wanted": np.zeros((n, CUES, LENGTH, 2), np.float32)}
    for i, row in enumerate(rows):
        at, cues = 0, 0
        for w in row:
            to = at + w["length"]
            out["states"][i, at:to] = (states[w["folder"]][w["offset"]:w["offset"] + w["length"]] - mean) * scale
            out["flags"][i, at:to], out["heads"][i, at:to], out["mask"][i, at:to], out["tags"][i, at:to] = w["flags"], index[w["heads"]], 1, w["tags"]
            for cue, content, source in w["links"][:CUES - cues]:
                out["cues"][i, cues], out["cue_mask"][i, cues] = at + cue, 1
                out["wanted"][i, cues, at + content, 0] = out["wanted"][i, cues, at + source, 1] = 1
                cues += 1
            at = to
    return out


def rate_at(progress):
    return RATE * (progress / WARM if progress < WARM else 0.5 * (1 + np.cos(np.pi * (progress - WARM) / (1 - WARM)))) + 1e-5


def train(seed, a, states, training, index, mean, scale, save):
    import jax
    import jax.numpy as jnp
    import optax
    import model

    def loss_of(p, b, key):
        tags, links = model.encode(p, b["states"], b["flags"], b["heads"], b["mask"], key)
        tagging = model.crf_loss(tags, b["tags"], b["mask"], p["moves"])
        return tagging + 0.01 * model.link_loss(p, links, b["cues"], b["cue_mask"], b["wanted"], b["mask"]), tagging

    p = model.init(jax.random.PRNGKey(seed), len(mean), training[0]["flags"].shape[1], VOCABULARY)
    optimizer = optax.inject_hyperparams(lambda learning_rate: optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(learning_rate, weight_decay=1e-3)))(learning_rate=1e-5)
    state, average = optimizer.init(p), p

    @jax.jit
    def step(p, average, state, b, key, rate, keep):
        state.hyperparams["learning_rate"] = rate
        (_, tagging), g = jax.value_and_grad(loss_of, has_aux=True)(p, b, key)
        updates, state = optimizer.update(g, state, p)
        p = optax.apply_updates(p, updates)
        return p, jax.tree.map(lambda old, new: keep * old + (1 - keep) * new, average, p), state, tagging

    rng, key = np.random.default_rng(seed), jax.random.PRNGKey(seed + 1000)
    began, done, losses, rows = None, 0, [], []
    while True:
        if len(rows) < a.batch:
            rows = pack(training, rng)
        taken, rows = rows[:a.batch], rows[a.batch:]
        progress = 0.0 if began is None else (time.time() - began) / 60 / a.minutes
        if progress >= 1:
            break
        key, now = jax.random.split(key)
        p, average, state, tagging = step(p, average, state, batch_of(taken, states, index, mean, scale), now, jnp.float32(rate_at(progress)), jnp.float32(min(0.99, done / (done + 10))))
        losses.append(float(tagging))
        began = began or time.time()  # the time of compiling does not count
        done += 1
        if done % 10 == 0:
            print(f"{done} steps, {done * a.batch / max(1, len(training)):.2f} windows' share, loss {np.mean(losses[-30:]):.4f}, {progress:.3f} of the time, {time.process_time():.0f} s of processor", flush=True)
        if done % 30 == 0:
            save(jax.tree.map(np.asarray, average))
    save(jax.tree.map(np.asarray, average))
    print("done", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("articles")
    parser.add_argument("out")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--minutes", type=float, default=34)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--hold", type=int, default=None)
    a = parser.parse_args()
    states, windows = data.load(a.articles, a.folders)
    names = sorted({w["article"] for w in windows})
    held = {n for i, n in enumerate(names) if a.hold is not None and i % PARTS == a.hold}
    sample = np.concatenate([s[::37] for s in states]).astype(np.float32)
    mean, scale = sample.mean(0), 1 / sample.std(0)
    common = [piece for piece, _ in Counter(int(h) for w in windows for h in w["heads"]).most_common(VOCABULARY - 1)]
    index = np.zeros(40000, np.int32)
    index[common] = np.arange(1, len(common) + 1)
    for seed in a.seeds:
        if os.fork() > 0:  # before JAX is loaded, which does not survive it
            continue

        def save(p):
            with open(f"{a.out}{seed}.part", "wb") as f:
                pickle.dump({"p": p, "mean": mean, "scale": scale, "vocabulary": common, "held": sorted(held)}, f)
            os.replace(f"{a.out}{seed}.part", f"{a.out}{seed}.pkl")

        train(seed, a, states, [w for w in windows if w["article"] not in held], index, mean, scale, save)
        os._exit(0)
    for _ in a.seeds:
        os.wait()


if __name__ == "__main__":
    main()
