// The graph around a node: which nodes, in which layers, and where on the picture.

const BOX = { width: 190, height: 38, across: 70, down: 14, edge: 12 };
const MOST_BOXES = 400;

/** Ids within so many steps of a node against (parents) and along (children) the flow of data. */
function around(project, id, up, down) {
  const reached = new Set([id]);
  const walk = (next, steps) => {
    let layer = [id];
    for (let step = 0; step < steps && layer.length; step++) {
      layer = layer.flatMap(one => next(one)).filter(one => !reached.has(one) && isFlow(project, one));
      layer.forEach(one => reached.add(one));
      layer = [...new Set(layer)];
    }
  };
  walk(project.parents, up);
  // What lies upstream is no way to its other readers.
  const upstream = new Set(reached);
  reached.clear();
  reached.add(id);
  walk(project.children, down);
  return new Set([...upstream, ...reached]);
}

/** Tests and macros are no data. */
function isFlow(project, id) {
  return ["model", "seed", "snapshot", "source", "exposure", "analysis"]
    .includes(project.things.get(id)?.resource_type);
}

/** All that carries data. */
function everything(project) {
  return new Set([...project.things.keys()].filter(id => isFlow(project, id)));
}

/** Boxes with places, and edges between them; at most so many boxes. */
function layout(project, chosen) {
  const ids = [...chosen].slice(0, MOST_BOXES);
  const inside = new Set(ids);
  const parents = new Map(ids.map(id => [id, project.parents(id).filter(one => inside.has(one))]));
  const layers = layersOf(ids, parents);
  arrange(layers, parents);
  const boxes = new Map();
  const tallest = Math.max(...layers.map(layer => layer.length), 1);
  layers.forEach((layer, column) => layer.forEach((id, row) => boxes.set(id, {
    id,
    x: BOX.edge + column * (BOX.width + BOX.across),
    y: BOX.edge + (row + (tallest - layer.length) / 2) * (BOX.height + BOX.down),
  })));
  const edges = ids.flatMap(id => parents.get(id).map(parent => ({ from: parent, to: id })));
  return {
    boxes: [...boxes.values()],
    edges,
    at: boxes,
    left: chosen.size - ids.length,
    width: 2 * BOX.edge + layers.length * (BOX.width + BOX.across) - BOX.across,
    height: 2 * BOX.edge + tallest * (BOX.height + BOX.down) - BOX.down,
  };
}

/** Each node one layer behind the last of its parents. */
function layersOf(ids, parents) {
  const depth = new Map();
  const open = [...ids];
  const entered = new Set();
  while (open.length) {
    const id = open.at(-1);
    const waits = parents.get(id).filter(one => !depth.has(one) && !entered.has(one));
    if (!depth.has(id) && waits.length && !entered.has(id)) {
      entered.add(id);
      open.push(...waits);
    } else {
      open.pop();
      if (!depth.has(id)) {
        depth.set(id, Math.max(-1, ...parents.get(id).map(one => depth.get(one) ?? -1)) + 1);
      }
    }
  }
  const layers = [];
  ids.forEach(id => (layers[depth.get(id)] ??= []).push(id));
  return layers.map(layer => (layer ?? []).sort());
}

/** Brings nodes near to those they are joined to: a few sweeps to the right and to the left. */
function arrange(layers, parents) {
  const children = new Map();
  parents.forEach((above, id) => above.forEach(one =>
    children.set(one, [...(children.get(one) ?? []), id])));
  for (let sweep = 0; sweep < 6; sweep++) {
    const right = sweep % 2 === 0;
    const place = new Map();
    const note = layer => layer.forEach((id, row) => place.set(id, row / layer.length));
    (right ? layers : [...layers].reverse()).forEach(layer => {
      const middle = new Map(layer.map((id, row) => {
        const joined = ((right ? parents : children).get(id) ?? []).filter(one => place.has(one));
        return [id, joined.length
          ? joined.reduce((sum, one) => sum + place.get(one), 0) / joined.length
          : row / layer.length];
      }));
      layer.sort((a, b) => middle.get(a) - middle.get(b) || (a < b ? -1 : 1));
      note(layer);
    });
  }
}

/** A colour of the project's `docs: {node_color: …}`, when it is nothing but a colour. */
function colourOf(thing) {
  const colour = thing.config?.docs?.node_color ?? thing.docs?.node_color;
  return typeof colour === "string" && /^(#[0-9a-f]{3,8}|[a-z]{3,20})$/i.test(colour) ? colour : null;
}

/** The picture. */
function lineage(project, chosen, self, link) {
  const plan = layout(project, chosen);
  const end = (id, side) => {
    const box = plan.at.get(id);
    return [box.x + (side === "right" ? BOX.width : 0), box.y + BOX.height / 2];
  };
  const edges = plan.edges.map(edge => {
    const [x1, y1] = end(edge.from, "right");
    const [x2, y2] = end(edge.to, "left");
    const bend = Math.max(24, (x2 - x1) / 2);
    return h("path", {
      d: "M" + x1 + " " + y1 + " C" + (x1 + bend) + " " + y1 + " " + (x2 - bend) + " " + y2
        + " " + x2 + " " + y2,
    });
  });
  const boxes = plan.boxes.map(box => {
    const thing = project.things.get(box.id);
    const name = nameOf(thing);
    const kind = thing.resource_type === "model"
      ? thing.config?.materialized ?? "model" : thing.resource_type;
    return h("a", { href: link(box.id), class: box.id === self ? "self" : null },
      h("title", {}, name + " (" + kind + ")"),
      h("rect", { x: box.x, y: box.y, width: BOX.width, height: BOX.height, rx: 4 }),
      colourOf(thing)
        ? h("path", { d: "M" + (box.x + 2) + " " + (box.y + 4) + " v" + (BOX.height - 8),
            stroke: colourOf(thing), class: "colour" }) : null,
      h("text", { x: box.x + 10, y: box.y + 16 }, clipped(name)),
      h("text", { x: box.x + 10, y: box.y + 30, class: "kind" }, kind));
  });
  return {
    left: plan.left,
    picture: h("div", { class: "lineage", tabindex: "0", role: "group", "aria-label": "Lineage" },
      h("svg", { width: plan.width, height: plan.height,
          viewBox: "0 0 " + plan.width + " " + plan.height }, edges, boxes)),
  };
}

function clipped(name) {
  return name.length > 27 ? name.slice(0, 26) + "…" : name;
}
