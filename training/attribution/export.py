"""Joins trained seeds into one network that averages them: tagger.onnx and tagger.json. Weights are stored as float16.

  python export.py OUT_FOLDER STATES_FOLDER SEED.pkl...
"""
import json
import os
import pickle
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from model import LINK_KINDS, LINK_WIDTH, NEVER, legal_moves

BASE, BASE_FILE = "bge-small-en-v1.5", "onnx/model_quantized.onnx"


class Graph:
    def __init__(self):
        self.nodes, self.weights, self.count = [], [], 0

    def add(self, op, *inputs, outputs=1, name=None, **attributes):
        self.count += 1
        names = [name or f"v{self.count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(op, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def ints(self, values):
        self.count += 1
        self.weights.append(numpy_helper.from_array(np.array(values, np.int64), f"i{self.count}"))
        return f"i{self.count}"

    def weight(self, array):
        """Half precision in the file, single in the network."""
        self.count += 1
        self.weights.append(numpy_helper.from_array(np.asarray(array, np.float16), f"w{self.count}"))
        return self.add("Cast", f"w{self.count}", to=TensorProto.FLOAT)


def lstm(graph, p, x):
    hidden = p["forward"]["r"].shape[0]

    def gates(m):  # ours: input, forget, cell, output; ONNX's: input, output, forget, cell
        i, f, g, o = np.split(np.asarray(m), 4, axis=-1)
        return np.concatenate([i, o, f, g], -1)

    both = lambda k: np.stack([gates(p[d][k]).T for d in ("forward", "backward")])
    bias = np.stack([np.concatenate([gates(p[d]["b"]), np.zeros(4 * hidden)]) for d in ("forward", "backward")])
    out = graph.add("LSTM", graph.add("Unsqueeze", x, graph.ints([1])), graph.weight(both("w")), graph.weight(both("r")), graph.weight(bias), direction="bidirectional", hidden_size=hidden)
    return graph.add("Reshape", graph.add("Transpose", out, perm=[0, 2, 1, 3]), graph.ints([-1, 2 * hidden]))


def member(graph, trained, width):
    p, mean, scale = trained["p"], trained["mean"], trained["scale"]
    w, b = np.array(p["project"]["w"]), np.array(p["project"]["b"])
    b = b - (mean * scale) @ w[:width]
    w[:width] *= scale[:, None]
    words = graph.add("Gather", graph.weight(p["words"]), "heads")
    x = graph.add("Relu", graph.add("Add", graph.add("MatMul", graph.add("Concat", "states", "flags", words, axis=1), graph.weight(w)), graph.weight(b)))
    h = lstm(graph, p, x)
    dense = lambda q: graph.add("Add", graph.add("MatMul", h, graph.weight(q["w"])), graph.weight(q["b"]))
    return dense(p["tags"]), graph.add("Split", dense(p["links"]), axis=1, num_outputs=2 * LINK_KINDS, outputs=2 * LINK_KINDS)


def main(folder, states_folder, files):
    shape = json.load(open(os.path.join(states_folder, "shape.json")))
    seeds = [pickle.load(open(f, "rb")) for f in files]
    assert all(s["vocabulary"] == seeds[0]["vocabulary"] for s in seeds), "seeds were trained on different words"
    graph = Graph()
    members = [member(graph, s, shape["width"]) for s in seeds]
    share = graph.weight(np.array(1 / len(seeds)))
    graph.add("Mul", graph.add("Sum", *[tags for tags, _ in members]), share, name="tags")
    scale = graph.weight(np.array(1 / len(seeds) / LINK_WIDTH ** 0.5))
    for at, name in enumerate(["contentCues", "sourceCues", "contentWords", "sourceWords"]):
        joined = graph.add("Concat", *[links[at] for _, links in members], axis=1)
        graph.add("Mul", joined, scale, name=name) if at < LINK_KINDS else graph.add("Identity", joined, name=name)
    inputs = [helper.make_tensor_value_info("states", TensorProto.FLOAT, ["words", shape["width"]]), helper.make_tensor_value_info("flags", TensorProto.FLOAT, ["words", shape["flags"]]), helper.make_tensor_value_info("heads", TensorProto.INT64, ["words"])]
    outputs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["words", None]) for n in ["tags", "contentCues", "contentWords", "sourceCues", "sourceWords"]]
    model = helper.make_model(helper.make_graph(graph.nodes, "tagger", inputs, outputs, graph.weights), opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    onnx.checker.check_model(model, full_check=True)
    os.makedirs(folder, exist_ok=True)
    onnx.save(model, os.path.join(folder, "tagger.onnx"))
    average = lambda read: np.mean([read(s["p"]) for s in seeds], 0)
    numbers = lambda array: [round(float(v), 4) for v in np.ravel(array)]
    far = average(lambda p: np.asarray(p["links"]["far"]) + np.asarray(p["links"]["bias"])[:, None])
    manifest = {"base": BASE, "baseFile": BASE_FILE, "layers": shape["layers"], "vocabulary": [int(v) for v in seeds[0]["vocabulary"]],
                "moves": numbers(np.where(legal_moves(), average(lambda p: p["moves"]), NEVER)), "contentFar": numbers(far[0]), "sourceFar": numbers(far[1])}
    with open(os.path.join(folder, "tagger.json"), "w") as out:
        json.dump(manifest, out, separators=(",", ":"))
        out.write("\n")
    print({f: os.path.getsize(os.path.join(folder, f)) for f in ("tagger.onnx", "tagger.json")})


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
