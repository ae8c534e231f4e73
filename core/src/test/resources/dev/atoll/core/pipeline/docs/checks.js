// Runs behind the page's own script, without a page: what it makes of texts and graphs is plain data.
const assert = require("node:assert");

const shown = text => JSON.stringify(markdown(text).map(short));
const short = tree => typeof tree === "object"
  ? [tree.tag, ...Object.entries(tree.attributes).map(([k, v]) => k + "=" + v), ...tree.children.map(short)]
  : tree;
const tagsOf = tree => typeof tree === "object" ? [tree.tag, ...tree.children.flatMap(tagsOf)] : [];

// Markdown
assert.equal(shown("one *two* **three** `f<o>`"),
  '[["p","one ",["em","two"]," ",["strong","three"]," ",["code","f<o>"]]]');
assert.equal(shown("# A\n\ntext\n- x\n- y\n\n1. z"),
  '[["h3","A"],["p","text"],["ul",["li","x"],["li","y"]],["ol",["li","z"]]]');
assert.equal(shown("```sql\nselect *\n```"), '[["pre",["code","select *"]]]');
assert.equal(shown("some_column_name and 2 * 3 * 4"), '[["p","some_column_name and 2 * 3 * 4"]]');
assert.equal(shown("> said\n> twice"), '[["blockquote",["p","said\\ntwice"]]]');
assert.equal(shown("| a | b |\n|---|---|\n| 1 | 2 |").match(/"t[hd]"/g).length, 4);
assert.equal(shown(null), "[]");

// What a project says is text, whatever it looks like
for (const hostile of ["<script>x</script>", "<img src=x onerror=y>", "[a](javascript:x)", "[a](JAVASCRIPT:x)",
    "[a](data:text/html,x)", "[a](  java\tscript:x)", "[a](//evil.example)", "![a](https://evil.example/a.png)",
    "![a](../../a.png)", "![a](//evil.example/a.png)", "![a](data:image/png;base64,x)", "<a href=javascript:x>a</a>"]) {
  assert.deepEqual([...new Set(markdown(hostile).flatMap(tagsOf))], ["p"], hostile);
}
assert.equal(safeLink("https://example.org/a"), "https://example.org/a");
assert.equal(safeImage("assets/a.png"), "assets/a.png");
assert.equal(colourOf({ config: { docs: { node_color: "red\" onload=\"x" } } }), null);
assert.equal(colourOf({ config: { docs: { node_color: "#ff8800" } } }), "#ff8800");

// Texts of any length end soon
for (const long of ["*".repeat(20000), "[".repeat(20000), "`".repeat(20001), "> ".repeat(500) + "x", "_a".repeat(9000), "|".repeat(20000)]) {
  markdown(long);
}

// A project: a source, two models, a test, a hidden model
const model = (name, more) => ({ resource_type: "model", package_name: "shop", name, original_file_path: "models/deep/" + name + ".sql",
  columns: {}, config: { materialized: "view" }, tags: [], database: "db", schema: "main", ...more });
const manifest = {
  nodes: {
    "model.shop.a": model("a", { columns: { Id: { name: "Id", description: "the key" }, gone: { name: "gone", description: "" } } }),
    "model.shop.b": model("b", { description: "reads a" }),
    "model.shop.hidden": model("hidden", { docs: { show: false } }),
    "test.shop.t": { resource_type: "test", package_name: "shop", name: "t", attached_node: "model.shop.a", column_name: "id",
      test_metadata: { name: "not_null", kwargs: { column_name: "id", model: "x" }, namespace: null } },
  },
  sources: { "source.shop.raw.s": { resource_type: "source", package_name: "shop", source_name: "raw", name: "s", columns: {}, config: {} } },
  macros: { "macro.dbt.x": { resource_type: "macro", package_name: "dbt", name: "x" } },
  parent_map: { "model.shop.a": ["source.shop.raw.s"], "model.shop.b": ["model.shop.a"], "test.shop.t": ["model.shop.a"] },
  child_map: { "source.shop.raw.s": ["model.shop.a"], "model.shop.a": ["model.shop.b", "test.shop.t"] },
};
const catalog = { nodes: { "model.shop.a": { metadata: { database: "db", schema: "other", name: "A" }, stats: {},
  columns: { ID: { name: "ID", index: 1, type: "INT", comment: "from the database" }, more: { name: "more", index: 2, type: "TEXT", comment: null } } } }, sources: {} };
const project = projectOf(manifest, catalog);

assert.deepEqual(columnsOf(project, "model.shop.a").map(one => [one.name, one.type, one.comment, one.missing === true]),
  [["ID", "INT", "the key", false], ["more", "TEXT", null, false], ["gone", "", "", true]]);
assert.deepEqual(project.tests.get("model.shop.a"), [{ id: "test.shop.t", column: "id" }]);
assert.equal(testName(project.things.get("test.shop.t")), "not_null");
assert.deepEqual([...databaseTree(project).folders.get("db").folders.keys()], ["main", "other"]);
assert.deepEqual(projectTree(project).folders.get("shop").folders.get("models").folders.get("deep").leaves.map(one => one.name), ["a", "b"]);
assert.equal(search(project, "a").hits[0], "model.shop.a");
assert.deepEqual(search(project, "gone").hits, ["model.shop.a"]);
assert.deepEqual(search(project, "hidden").hits, []);
assert.equal(project.things.has("macro.dbt.x"), false);

// Lineage: data flows to the right, and tests are no data
const near = around(project, "model.shop.a", 1, 1);
assert.deepEqual([...near].sort(), ["model.shop.a", "model.shop.b", "source.shop.raw.s"]);
const plan = layout(project, near);
assert.equal(plan.edges.length, 2);
plan.edges.forEach(edge => assert.ok(plan.at.get(edge.from).x < plan.at.get(edge.to).x));

// A long chain, a wide layer and a cycle that should not be there are drawn as well
const many = 3000;
const chain = { things: new Map(), parents: id => (id > 0 ? [id - 1] : []), children: id => (id < many - 1 ? [id + 1] : []) };
for (let id = 0; id < many; id++) {
  chain.things.set(id, model("m" + id));
}
assert.equal(around(chain, 10, Infinity, Infinity).size, many);
assert.equal(layout(chain, around(chain, 10, Infinity, Infinity)).left, many - MOST_BOXES);
const circle = { things: chain.things, parents: id => [(id + 1) % 3], children: id => [(id + 2) % 3] };
assert.equal(layout(circle, new Set([0, 1, 2])).boxes.length, 3);
console.log("all checks passed");
