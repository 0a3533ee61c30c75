// Who was first stands left, who took it from them to the right: a layered layout for graphs that flow one way.

// The lines that would close a circle are left out of the layering (they are drawn all the same).
const forward = (nodes, edges) => {
  const out = new Map(nodes.map((node) => [node.id, []]));
  for (const edge of edges) if (edge.source !== edge.target) out.get(edge.source).push(edge.target);
  const state = new Map();
  const kept = [];
  const visit = (id) => {
    state.set(id, "open");
    for (const next of out.get(id)) {
      if (state.get(next) === "open") continue;
      kept.push([id, next]);
      if (!state.has(next)) visit(next);
    }
    state.set(id, "done");
  };
  for (const node of nodes) if (!state.has(node.id)) visit(node.id);
  return kept;
};

// The longest way from a source decides the layer; with n nodes n rounds settle it.
const layersOf = (nodes, edges) => {
  const layer = new Map(nodes.map((node) => [node.id, 0]));
  for (let round = 0; round < nodes.length; round += 1) {
    let moved = false;
    for (const [from, to] of edges) {
      if (layer.get(to) > layer.get(from)) continue;
      layer.set(to, layer.get(from) + 1);
      moved = true;
    }
    if (!moved) break;
  }
  return layer;
};

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

// Each layer is ordered by where its neighbours stand, a few times over: few lines cross then.
const ordered = (columns, edges) => {
  const at = new Map(columns.flatMap((column) => column.map((id, i) => [id, (i + 0.5) / column.length])));
  const near = new Map([...at.keys()].map((id) => [id, []]));
  for (const [from, to] of edges) {
    near.get(from).push(to);
    near.get(to).push(from);
  }
  for (let round = 0; round < 8; round += 1) {
    for (const column of columns) {
      const pull = new Map(column.map((id) => [id, near.get(id).length ? mean(near.get(id).map((other) => at.get(other))) : at.get(id)]));
      column.sort((a, b) => pull.get(a) - pull.get(b) || (a < b ? -1 : 1));
      column.forEach((id, i) => at.set(id, (i + 0.5) / column.length));
    }
  }
  return at;
};

/** Give the columns of a flow and where in its column (0…1) each node stands. */
export const layered = (nodes, edges) => {
  const kept = forward(nodes, edges);
  const layer = layersOf(nodes, kept);
  const columns = [];
  for (const node of nodes) (columns[layer.get(node.id)] ??= []).push(node.id);
  return { columns, at: ordered(columns, kept) };
};
