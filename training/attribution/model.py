"""The tagger in JAX: projected token states, flags and a small embedding, a bidirectional LSTM, a CRF over seven tags, and a
bilinear score that ties a cue to the words of its content and of its source."""
import jax
import jax.numpy as jnp
import numpy as np

TAG_COUNT, LINK_KINDS, LINK_WIDTH, REACH = 7, 2, 32, 40
NEVER = -1e4


def legal_moves():
    """Which tag may follow which: inside only after its own beginning or inside."""
    allowed = np.ones((TAG_COUNT, TAG_COUNT), bool)
    for inside in (2, 4, 6):
        allowed[:, inside] = False
        allowed[inside - 1, inside] = allowed[inside, inside] = True
    return allowed


def init(key, states, flags, vocabulary, hidden=96, word=32):
    keys = iter(jax.random.split(key, 12))
    dense = lambda n, m: jax.random.normal(next(keys), (n, m)) * (1.0 / n) ** 0.5
    lstm = lambda: {"w": dense(hidden, 4 * hidden), "r": dense(hidden, 4 * hidden), "b": jnp.zeros(4 * hidden).at[hidden:2 * hidden].set(1.0)}
    return {
        "words": jax.random.normal(next(keys), (vocabulary, word)) * 0.1,
        "project": {"w": dense(states + flags + word, hidden), "b": jnp.zeros(hidden)},
        "forward": lstm(), "backward": lstm(),
        "tags": {"w": dense(2 * hidden, TAG_COUNT), "b": jnp.zeros(TAG_COUNT)},
        "moves": jnp.zeros((TAG_COUNT, TAG_COUNT)),
        "links": {"w": dense(2 * hidden, 2 * LINK_KINDS * LINK_WIDTH), "b": jnp.zeros(2 * LINK_KINDS * LINK_WIDTH), "far": jnp.zeros((LINK_KINDS, 2 * REACH + 1)), "bias": jnp.full(LINK_KINDS, -2.0)},
    }


def run_lstm(p, x, mask, reverse):
    """x: batch, time, hidden. Gates in the order input, forget, cell, output."""
    size = p["r"].shape[0]
    pre = x @ p["w"] + p["b"]

    def step(carry, at):
        h, c = carry
        gates, m = at
        i, f, g, o = jnp.split(gates + h @ p["r"], 4, axis=-1)
        c2 = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
        h2 = jax.nn.sigmoid(o) * jnp.tanh(c2)
        m = m[:, None]
        carry = (h2 * m + h * (1 - m), c2 * m + c * (1 - m))
        return carry, carry[0]

    zero = jnp.zeros((x.shape[0], size))
    _, out = jax.lax.scan(step, (zero, zero), (pre.swapaxes(0, 1), mask.T), reverse=reverse)
    return out.swapaxes(0, 1)


def encode(p, states, flags, heads, mask, key=None, rate=0.3):
    # One mask for all words of a window: as good, and random numbers cost more than the network.
    drop = (lambda x, k, r: x * jax.random.bernoulli(k, 1 - r, (x.shape[0], 1, x.shape[2])) / (1 - r)) if key is not None else (lambda x, k, r: x)
    k = jax.random.split(key, 4) if key is not None else (None,) * 4
    x = jnp.concatenate([drop(states, k[0], 0.15), flags, drop(p["words"][heads], k[1], 0.3)], -1)
    x = jax.nn.relu(x @ p["project"]["w"] + p["project"]["b"])
    x = drop(x, k[2], rate)
    h = jnp.concatenate([run_lstm(p["forward"], x, mask, False), run_lstm(p["backward"], x, mask, True)], -1)
    h = drop(h, k[3], rate)
    return h @ p["tags"]["w"] + p["tags"]["b"], h @ p["links"]["w"] + p["links"]["b"]


def crf_loss(emissions, tags, mask, moves):
    """Mean negative log likelihood a word."""
    scores = jnp.where(legal_moves(), moves, NEVER)
    gold = jnp.take_along_axis(emissions, tags[..., None], -1)[..., 0]
    step_gold = gold + jnp.pad(scores[tags[:, :-1], tags[:, 1:]], ((0, 0), (1, 0)))

    def step(alpha, at):
        e, m = at
        new = jax.nn.logsumexp(alpha[:, :, None] + scores[None], axis=1) + e
        return jnp.where(m[:, None] > 0, new, alpha), None

    # A window may begin within a span, so every tag may stand first.
    alpha, _ = jax.lax.scan(step, emissions[:, 0], (emissions[:, 1:].swapaxes(0, 1), mask[:, 1:].T))
    total = jax.nn.logsumexp(alpha, -1)
    return (total - (step_gold * mask).sum(-1)).sum() / mask.sum()


def link_scores(p, vectors, cues):
    """Logits (batch, cue, word, kind): whether the word belongs to the cue's content (0) or source (1)."""
    batch, length, _ = vectors.shape
    v = vectors.reshape(batch, length, 2, LINK_KINDS, LINK_WIDTH)
    heads = jnp.take_along_axis(v[:, :, 0], cues[:, :, None, None], axis=1)
    scores = jnp.einsum("bckd,btkd->bctk", heads, v[:, :, 1]) / LINK_WIDTH ** 0.5
    offset = jnp.clip(jnp.arange(length)[None, None] - cues[..., None], -REACH, REACH) + REACH
    return scores + p["links"]["far"].T[offset] + p["links"]["bias"]


def link_loss(p, vectors, cues, cue_mask, wanted, mask):
    logits = link_scores(p, vectors, cues)
    weight = (cue_mask[:, :, None] * mask[:, None, :])[..., None]
    losses = jnp.maximum(logits, 0) - logits * wanted + jnp.log1p(jnp.exp(-jnp.abs(logits)))
    return (losses * weight).sum() / jnp.maximum(cue_mask.sum(), 1)


def viterbi(emissions, moves):
    """Best legal tags of one stretch (numpy)."""
    scores = np.where(legal_moves(), moves, NEVER)
    best, back = emissions[0].copy(), []
    for row in emissions[1:]:
        through = best[:, None] + scores
        back.append(through.argmax(0))
        best = through.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return np.array(path[::-1])
