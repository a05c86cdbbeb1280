"""Reads what dump-states.ts wrote beside the articles' own labels. Shapes only; nothing is trained here."""
import base64
import gzip
import json
import os

import numpy as np

CONTEXT_WORDS = 12  # of the context on each side that training sees: the labels there are right too, but cost time
TAGS = ["O", "B-content", "I-content", "B-cue", "I-cue", "B-source", "I-source"]
KINDS = {"content": 1, "cue": 3, "source": 5}


def read_lines(path):
    opened = gzip.open(path, "rt", encoding="utf8") if path.endswith(".gz") else open(path, encoding="utf8")
    with opened as lines:
        return [json.loads(line) for line in lines if line.strip()]


def first_annotator(article):
    """A few articles were annotated by several people; the evaluation keeps the first of them."""
    names = article["annotators"]
    return [a for a in article["attributions"] if len(names) == 1 or a["annotator"] == names[0]]


def label(article, spans):
    """Tags of every word, and for every attribution its cue's first word with the words of its content and source."""
    tags = np.zeros(len(spans), np.int8)
    links = []
    for attribution in first_annotator(article):
        words = {}
        for kind, tag in KINDS.items():
            at = np.zeros(len(spans), bool)
            for start, end in attribution[kind]:
                inside = np.flatnonzero((spans[:, 0] < end) & (spans[:, 1] > start))
                if len(inside):
                    tags[inside] = tag + 1
                    tags[inside[0]] = tag
                    at[inside] = True
            words[kind] = np.flatnonzero(at)
        if len(words["cue"]):
            links.append((int(words["cue"][0]), words["content"], words["source"]))
    return tags, links


def load(articles_path, folders):
    """Windows of all articles: dicts with states' place, flags, first pieces, tags and links in the window's own indexes."""
    articles = {a["id"]: a for a in read_lines(articles_path)}
    states, windows = [], []
    for number, folder in enumerate(folders):
        shape = json.load(open(os.path.join(folder, "shape.json")))
        states.append(np.fromfile(os.path.join(folder, "states.f16"), np.float16).reshape(-1, shape["width"]))
        for row in read_lines(os.path.join(folder, "articles.jsonl")):
            spans = np.array(row["spans"]).reshape(-1, 2)
            flags = np.frombuffer(base64.b64decode(row["flags"]), np.uint8).reshape(-1, shape["flags"])
            heads = np.array(row["heads"])
            tags, links = label(articles[row["id"]], spans)
            for w in row["windows"]:
                lo, hi = max(w["from"], w["coreFrom"] - CONTEXT_WORDS), min(w["to"], w["coreTo"] + CONTEXT_WORDS)
                inside = lambda at: at[(at >= lo) & (at < hi)] - lo
                windows.append({
                    "article": row["id"], "folder": number, "offset": w["offset"] + lo - w["from"], "length": hi - lo,
                    "core": (w["coreFrom"] - lo, w["coreTo"] - lo), "flags": flags[lo:hi], "heads": heads[lo:hi], "tags": tags[lo:hi],
                    "links": [(c - lo, inside(content), inside(source)) for c, content, source in links if lo <= c < hi],
                })
    return states, windows
