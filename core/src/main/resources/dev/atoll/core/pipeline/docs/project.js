// The artifacts of one tenant as the page looks at them. Data, given to the page as docs.json and
// the files it names, or embedded as {docs, manifest, catalog}:
//   docs      {name, kind: "project" | "fleet", tenants: [{id, labels, folder}]}
//   manifest  dbt's manifest v12     catalog   dbt's catalog v1

const BUILT_IN = new Set(["dbt", "dbt_duckdb", "dbt_postgres", "dbt_trino"]);
const FOLDERS = {
  model: "models", seed: "seeds", snapshot: "snapshots", source: "sources", test: "tests",
  unit_test: "unit tests", analysis: "analyses", exposure: "exposures", macro: "macros",
};

/** Joins a manifest and a catalog. */
function projectOf(manifest, catalog) {
  const things = new Map();
  for (const part of ["nodes", "sources", "exposures", "unit_tests"]) {
    for (const [id, node] of Object.entries(manifest[part] ?? {})) {
      if (node.resource_type !== "operation") {
        things.set(id, node);
      }
    }
  }
  for (const [id, macro] of Object.entries(manifest.macros ?? {})) {
    if (!BUILT_IN.has(macro.package_name)) {
      things.set(id, macro);
    }
  }
  const seen = { ...(catalog?.nodes ?? {}), ...(catalog?.sources ?? {}) };
  const project = { manifest, catalog, things, seen };
  project.parents = id => known(project, manifest.parent_map?.[id]);
  project.children = id => known(project, manifest.child_map?.[id]);
  project.tests = testsByNode(project);
  return project;
}

function known(project, ids) {
  return [...new Set(ids ?? [])].filter(id => project.things.has(id));
}

/** Tests by the node they test: [{id, column}]. */
function testsByNode(project) {
  const tests = new Map();
  const add = (node, test) => {
    tests.set(node, [...(tests.get(node) ?? []), test]);
  };
  for (const [id, node] of project.things) {
    if (node.resource_type === "test") {
      const tested = node.attached_node ? [node.attached_node] : project.parents(id);
      tested.forEach(one => add(one, { id, column: node.column_name ?? null }));
    } else if (node.resource_type === "unit_test") {
      project.parents(id).filter(one => one.endsWith("." + node.model) || one.startsWith("model."))
        .slice(0, 1).forEach(one => add(one, { id, column: null }));
    }
  }
  return tests;
}

/** What people call it. */
function nameOf(thing) {
  if (thing.resource_type === "source") {
    return thing.source_name + "." + thing.name;
  }
  return thing.version === undefined || thing.version === null
    ? thing.name : thing.name + ".v" + thing.version;
}

/** What a generic test checks, in short. */
function testName(thing) {
  const meta = thing.test_metadata;
  if (!meta) {
    return thing.name;
  }
  const more = Object.entries(meta.kwargs ?? {})
    .filter(([key]) => key !== "model" && key !== "column_name")
    .map(([key, value]) => key + ": " + (typeof value === "string" ? value : JSON.stringify(value)));
  return (meta.namespace ? meta.namespace + "." : "") + meta.name
    + (more.length ? " (" + more.join(", ") + ")" : "");
}

/** Whether trees and search show it: not what says docs: {show: false}. */
function isShown(thing) {
  return thing.docs?.show !== false && thing.config?.docs?.show !== false;
}

/** Columns as declared and as the database has them, in the database's order. */
function columnsOf(project, id) {
  const declared = project.things.get(id)?.columns ?? {};
  const found = project.seen[id]?.columns ?? {};
  const columns = new Map();
  const key = name => name.toLowerCase();
  Object.values(found).sort((a, b) => a.index - b.index).forEach(column => columns.set(
    key(column.name), { name: column.name, type: column.type, comment: column.comment }));
  Object.values(declared).forEach(column => {
    const same = columns.get(key(column.name));
    columns.set(key(column.name), {
      name: same?.name ?? column.name,
      type: same?.type ?? column.data_type ?? "",
      comment: column.description || same?.comment || "",
      tags: column.config?.tags ?? column.tags ?? [],
      missing: !same && project.seen[id] !== undefined,
    });
  });
  return [...columns.values()];
}

function branch(tree, path) {
  return path.reduce((at, name) => {
    if (!at.folders.has(name)) {
      at.folders.set(name, { folders: new Map(), leaves: [] });
    }
    return at.folders.get(name);
  }, tree);
}

const newTree = () => ({ folders: new Map(), leaves: [] });

/** Packages, kinds and folders. Generic tests stand with what they test, not here. */
function projectTree(project) {
  const tree = newTree();
  for (const [id, thing] of project.things) {
    if (!isShown(thing) || (thing.resource_type === "test" && thing.test_metadata)) {
      continue;
    }
    const path = [thing.package_name, FOLDERS[thing.resource_type] ?? thing.resource_type];
    if (thing.resource_type === "source") {
      path.push(thing.source_name);
    } else {
      path.push(...(thing.original_file_path ?? "").split("/").slice(1, -1));
    }
    branch(tree, path).leaves.push({ id, name: thing.resource_type === "source" ? thing.name : nameOf(thing) });
  }
  return sorted(tree);
}

/** Databases and schemas. */
function databaseTree(project) {
  const tree = newTree();
  for (const [id, thing] of project.things) {
    const relation = ["model", "seed", "snapshot", "source"].includes(thing.resource_type)
      && thing.config?.materialized !== "ephemeral";
    if (relation && isShown(thing)) {
      const table = project.seen[id]?.metadata;
      branch(tree, [table?.database ?? thing.database ?? "", table?.schema ?? thing.schema ?? ""])
        .leaves.push({ id, name: table?.name ?? thing.identifier ?? thing.alias ?? thing.name });
    }
  }
  return sorted(tree);
}

function sorted(tree) {
  const byName = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  const folders = [...tree.folders].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    folders: new Map(folders.map(([name, inner]) => [name, sorted(inner)])),
    leaves: tree.leaves.sort(byName),
  };
}

const MOST_FOUND = 60;

/** Everything that has all the words somewhere, names before columns and tags before texts. */
function search(project, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) {
    return { total: 0, hits: [] };
  }
  const hits = [];
  for (const [id, thing] of project.things) {
    if (isShown(thing)) {
      const weight = words.map(word => weightOf(project, id, thing, word));
      if (!weight.includes(0)) {
        hits.push({ id, weight: weight.reduce((a, b) => a + b, 0) });
      }
    }
  }
  hits.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  return { total: hits.length, hits: hits.slice(0, MOST_FOUND).map(hit => hit.id) };
}

function weightOf(project, id, thing, word) {
  const name = nameOf(thing).toLowerCase();
  const has = text => String(text ?? "").toLowerCase().includes(word);
  // A model is looked for more often than its tests.
  const kind = thing.resource_type === "test" || thing.resource_type === "macro" ? 0 : 0.5;
  if (name === word) {
    return 16 + kind;
  }
  if (name.startsWith(word)) {
    return 12 + kind;
  }
  if (name.includes(word)) {
    return 10 + kind;
  }
  if ((thing.tags ?? []).some(has) || columnsOf(project, id).some(column => has(column.name))) {
    return 6 + kind;
  }
  if (has(thing.description) || columnsOf(project, id).some(column => has(column.comment))) {
    return 4 + kind;
  }
  return has(thing.raw_code) || has(thing.macro_sql) || has(id) ? 1 + kind : 0;
}
