// The page: what it shows for an address behind #, and what happens when somebody acts.

let site = null;
const loaded = new Map();

/** The address of a view: #tenant=…&id=… with what is not said left out. */
function address(parts) {
  const words = new URLSearchParams();
  for (const [key, value] of Object.entries(parts)) {
    if (value) {
      words.set(key, value);
    }
  }
  return "#" + words;
}

function asked() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

function put(where, ...trees) {
  const target = document.getElementById(where);
  target.replaceChildren(...trees.flat(Infinity).filter(Boolean).map(tree =>
    typeof tree === "object" ? element(tree, document, false) : document.createTextNode(tree)));
  return target;
}

async function start() {
  const embedded = JSON.parse(document.getElementById("embedded").textContent);
  try {
    if (embedded) {
      site = embedded.docs;
      loaded.set(site.tenants[0].id, projectOf(embedded.manifest, embedded.catalog));
    } else {
      site = await json("docs.json");
    }
  } catch (failure) {
    put("content", h("h1", {}, "Nothing to show"), h("p", {}, location.protocol === "file:"
      ? "A browser lets no page read the files beside it. Start “atoll docs serve”, or write a page"
        + " that holds everything with “atoll docs generate --static”."
      : "docs.json cannot be read: " + failure.message));
    return;
  }
  document.title = site.name + " documentation";
  put("title", site.name);
  document.getElementById("search").addEventListener("input", showFound);
  document.querySelector("form").addEventListener("submit", event => event.preventDefault());
  addEventListener("hashchange", () => show(true));
  // A hit of a search may be the address that is there already.
  document.addEventListener("click", event => {
    const target = event.target.closest("a")?.getAttribute("href");
    if (target === (location.hash || "#")) {
      show(true);
    }
  });
  await show(false);
}

async function json(path) {
  const answer = await fetch(path);
  if (!answer.ok) {
    throw new Error(path + ": " + answer.status);
  }
  return answer.json();
}

function tenantOf(wish) {
  return site.tenants.find(tenant => tenant.id === wish) ?? site.tenants[0];
}

async function projectFor(tenant) {
  if (!loaded.has(tenant.id)) {
    const folder = tenant.folder ? tenant.folder.split("/").map(encodeURIComponent).join("/") + "/" : "";
    const [manifest, catalog] =
      await Promise.all([json(folder + "manifest.json"), json(folder + "catalog.json")]);
    loaded.set(tenant.id, projectOf(manifest, catalog));
  }
  return loaded.get(tenant.id);
}

let shownTenant = null;

async function show(moved) {
  const wish = asked();
  const tenant = tenantOf(wish.tenant);
  if (!tenant) {
    put("content", h("p", {}, "No tenant has documentation yet."));
    return;
  }
  let project;
  try {
    project = await projectFor(tenant);
  } catch (failure) {
    put("content", h("h1", {}, "Nothing to show"), h("p", {}, failure.message));
    return;
  }
  const link = id => address({ tenant: site.kind === "fleet" ? tenant.id : null, id });
  if (shownTenant !== tenant.id) {
    shownTenant = tenant.id;
    put("choice", chooser(tenant));
    put("tree", treeView(project, link));
  }
  const id = wish.id ?? "";
  const content = put("content", viewOf(project, id, wish, link, tenant));
  document.title = (project.things.has(id) ? nameOf(project.things.get(id)) + " · " : "") + site.name;
  markCurrent(id, link);
  if (moved) {
    content.scrollTop = 0;
    content.focus();
  }
}

/** The page of an address. */
function viewOf(project, id, wish, link, tenant) {
  if (id === "") {
    return overview(project, link, tenant);
  }
  if (id === "lineage") {
    return wholeLineage(project, link);
  }
  const thing = project.things.get(id);
  if (!thing) {
    return [h("h1", {}, "Not here"), h("p", {}, id + " is not in this project"
      + (site.kind === "fleet" ? " as " + tenant.id + " has it." : "."))];
  }
  return thing.resource_type === "macro"
    ? macroView(thing) : nodeView(project, id, thing, wish, link);
}

/** Which tenant; nothing to choose in a project of its own. */
function chooser(tenant) {
  if (site.kind !== "fleet") {
    return null;
  }
  const labels = one => Object.entries(one.labels ?? {}).map(([key, value]) => key + "=" + value).join(", ");
  return h("label", {}, "Tenant ", h("select", {
    onchange: event => {
      location.hash = address({ ...asked(), tenant: event.target.value });
    },
  }, site.tenants.map(one => h("option", { value: one.id, selected: one.id === tenant.id },
    one.id + (labels(one) ? " (" + labels(one) + ")" : "")))));
}

function treeView(project, link) {
  return [
    h("ul", {}, h("li", {}, h("a", { href: link("") }, "Overview")),
      h("li", {}, h("a", { href: link("lineage") }, "Lineage of everything"))),
    h("h2", {}, "Project"), branches(projectTree(project), link, 0),
    h("h2", {}, "Database"), branches(databaseTree(project), link, 0),
  ];
}

/** Folders are filled when they are opened: large projects have thousands of leaves. */
function branches(tree, link, depth) {
  const open = depth < 1 && tree.folders.size === 1;
  return h("ul", {},
    [...tree.folders].map(([name, inner]) => h("li", {}, h("details", {
      open,
      ontoggle: event => fill(event.target, inner, link, depth + 1),
    }, h("summary", {}, name || "(none)"), open ? branches(inner, link, depth + 1) : null))),
    tree.leaves.map(leaf => h("li", {}, h("a", { href: link(leaf.id) }, leaf.name))));
}

function fill(details, inner, link, depth) {
  if (details.open && details.children.length === 1) {
    details.append(element(branches(inner, link, depth), document, false));
    markCurrent(asked().id ?? "", link);
  }
}

function markCurrent(id, link) {
  document.querySelectorAll("nav a").forEach(one => {
    if (one.getAttribute("href") === link(id)) {
      one.setAttribute("aria-current", "page");
    } else {
      one.removeAttribute("aria-current");
    }
  });
}

async function showFound(event) {
  const query = event.target.value.trim();
  if (!query) {
    await show(false);
    return;
  }
  const tenant = tenantOf(asked().tenant);
  const project = await projectFor(tenant);
  const link = id => address({ tenant: site.kind === "fleet" ? tenant.id : null, id });
  if (query === event.target.value.trim()) {
    put("content", foundView(project, query, link));
  }
}

function foundView(project, query, link) {
  const found = search(project, query);
  const more = found.total > found.hits.length ? ", the first " + found.hits.length : "";
  return [
    h("h1", {}, "Search"),
    h("p", { role: "status" }, found.total + (found.total === 1 ? " hit" : " hits") + " for “" + query + "”" + more),
    h("ul", {}, found.hits.map(id => {
      const thing = project.things.get(id);
      const words = textOf(h("p", {}, markdown(thing.description))).slice(0, 160);
      return h("li", {}, h("a", { href: link(id) }, nameOf(thing)), " ",
        h("span", { class: "quiet" }, thing.resource_type + (words ? " · " + words : "")));
    })),
  ];
}

function overview(project, link, tenant) {
  const meta = project.manifest.metadata ?? {};
  const counts = new Map();
  project.things.forEach(thing => counts.set(thing.resource_type, (counts.get(thing.resource_type) ?? 0) + 1));
  const block = Object.values(project.manifest.docs ?? {})
    .filter(doc => doc.name === "__overview__" && !BUILT_IN.has(doc.package_name)).at(-1);
  const errors = project.catalog?.errors ?? [];
  return [
    h("h1", {}, site.kind === "fleet" ? site.name + ": " + tenant.id : site.name),
    errors.map(error => h("p", { class: "warning" }, "The catalog is not complete. " + error)),
    block ? markdown(block.block_contents) : null,
    facts([
      ["project", meta.project_name], ["engine", meta.adapter_type],
      ...[...counts].sort().map(([kind, count]) => [FOLDERS[kind] ?? kind, String(count)]),
      ["manifest of", meta.generated_at], ["catalog of", project.catalog?.metadata?.generated_at],
    ]),
    exposures(project, link),
  ];
}

function exposures(project, link) {
  const all = [...project.things].filter(([, thing]) => thing.resource_type === "exposure" && isShown(thing));
  return all.length ? section("Exposures", h("ul", {}, all.map(([id, thing]) => h("li", {},
    h("a", { href: link(id) }, thing.label || thing.name),
    h("span", { class: "quiet" }, " " + thing.type + (thing.owner?.name ? ", " + thing.owner.name : "")))))) : null;
}

function wholeLineage(project, link) {
  const drawn = lineage(project, everything(project), null, link);
  return [h("h1", {}, "Lineage of everything"), drawn.left ? tooMany(drawn.left) : null, drawn.picture];
}

function tooMany(left) {
  return h("p", { class: "quiet" }, left + " more are not drawn; look at a node to see what is around it.");
}

function section(title, ...body) {
  const shown = body.flat(Infinity).filter(Boolean);
  return shown.length ? h("section", {}, h("h2", {}, title), shown) : null;
}

function facts(pairs) {
  return h("dl", {}, pairs.filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function nodeView(project, id, thing, wish, link) {
  const table = project.seen[id]?.metadata;
  const statistics = Object.values(project.seen[id]?.stats ?? {}).filter(one => one.include);
  const relational = ["model", "seed", "snapshot", "source"].includes(thing.resource_type);
  return [
    h("p", { class: "quiet" }, thing.resource_type
      + (thing.resource_type === "model" ? " · " + (thing.config?.materialized ?? "") : "")),
    h("h1", {}, thing.resource_type === "exposure" ? thing.label || thing.name : nameOf(thing)),
    (thing.tags ?? []).map(tag => h("span", { class: "tag" }, tag)),
    thing.description ? markdown(thing.description) : h("p", { class: "quiet" }, "No description."),
    thing.source_description ? section("Source " + thing.source_name, markdown(thing.source_description)) : null,
    relational && project.catalog && !table && thing.config?.materialized !== "ephemeral"
      ? h("p", { class: "quiet" }, "The catalog has no such relation: it was not built, or was not looked at.") : null,
    facts([
      ["relation", thing.relation_name], ["kind", table?.type], ["owner", table?.owner ?? ownerOf(thing)],
      ["comment", table?.comment], ["package", thing.package_name], ["file", thing.original_file_path],
      ["group", thing.group ?? thing.config?.group], ["access", thing.access ?? thing.config?.access],
      ["maturity", thing.maturity], ["type", thing.resource_type === "exposure" ? thing.type : null],
      ["url", thing.url ? (safeLink(thing.url) ? outside(thing.url, thing.url) : thing.url) : null],
      ...statistics.map(one => [one.label, String(one.value)]),
    ]),
    columns(project, id, link),
    ownTests(project, id, link),
    section("Lineage", flow(project, id, wish, link)),
    related("Depends on", project, project.parents(id), link),
    related("Referenced by", project,
      project.children(id).filter(one => !["test", "unit_test"].includes(project.things.get(one).resource_type)), link),
    code(thing),
    settings("Config", thing.config), settings("Meta", thing.meta),
  ];
}

function ownerOf(thing) {
  return thing.owner ? [thing.owner.name, thing.owner.email].flat().filter(Boolean).join(", ") : null;
}

function columns(project, id, link) {
  const all = columnsOf(project, id);
  const tests = project.tests.get(id) ?? [];
  const own = name => tests.filter(test => test.column && test.column.toLowerCase().replace(/"/g, "") === name.toLowerCase());
  return all.length ? section("Columns", h("div", { class: "wide" }, h("table", {},
    h("thead", {}, h("tr", {}, ["Column", "Type", "Description", "Tests"].map(word => h("th", { scope: "col" }, word)))),
    h("tbody", {}, all.map(column => h("tr", {},
      h("td", {}, h("code", {}, column.name), column.missing ? h("div", { class: "quiet" }, "not in the database") : null),
      h("td", {}, h("code", {}, column.type)),
      h("td", {}, markdown(column.comment), (column.tags ?? []).map(tag => h("span", { class: "tag" }, tag))),
      h("td", {}, own(column.name).map(test => testLink(project, test.id, link)))))))))
    : null;
}

function testLink(project, id, link) {
  return h("div", {}, h("a", { href: link(id) }, testName(project.things.get(id))));
}

/** Tests of no single column. */
function ownTests(project, id, link) {
  const all = (project.tests.get(id) ?? []).filter(test => !test.column);
  return all.length ? section("Tests", all.map(test => testLink(project, test.id, link))) : null;
}

const STEPS = ["1", "2", "3", "all"];
const FEW = 40;

function flow(project, id, wish, link) {
  if (!isFlow(project, id)) {
    return null;
  }
  const whole = around(project, id, Infinity, Infinity);
  const usual = whole.size <= FEW ? "all" : "2";
  const steps = STEPS.includes(wish.steps) ? wish.steps : usual;
  const chosen = steps === "all" ? whole : around(project, id, Number(steps), Number(steps));
  const drawn = lineage(project, chosen, id, link);
  return [
    whole.size === 1 ? null : h("p", {}, h("label", {}, "Steps up and down ", h("select", {
      onchange: event => {
        location.hash = address({ ...asked(), id, steps: event.target.value });
      },
    }, STEPS.map(one => h("option", { value: one, selected: one === steps }, one))))),
    drawn.left ? tooMany(drawn.left) : null,
    drawn.picture,
  ];
}

function related(title, project, ids, link) {
  return ids.length ? section(title + " (" + ids.length + ")", h("ul", { class: "columns" }, ids.map(id => {
    const thing = project.things.get(id);
    return h("li", {}, h("a", { href: link(id) }, nameOf(thing)), h("span", { class: "quiet" }, " " + thing.resource_type));
  }))) : null;
}

function code(thing) {
  const part = (title, text, open) => text && text.trim() ? h("details", { open },
    h("summary", {}, title), h("pre", { tabindex: "0" }, h("code", {}, text.trim()))) : null;
  const parts = [part("Source", thing.raw_code, !thing.test_metadata), part("Compiled", thing.compiled_code, false)];
  return parts.some(Boolean) ? section("Code", parts) : null;
}

function settings(title, values) {
  const said = Object.entries(values ?? {}).filter(([, value]) => value !== null && value !== ""
    && !(typeof value === "object" && Object.keys(value).length === 0));
  return said.length ? section(title, h("details", {}, h("summary", {}, said.length + " set"),
    h("dl", {}, said.map(([name, value]) => [h("dt", {}, name),
      h("dd", {}, h("code", {}, typeof value === "string" ? value : JSON.stringify(value)))])))) : null;
}

function macroView(macro) {
  return [
    h("p", { class: "quiet" }, "macro"), h("h1", {}, macro.name),
    macro.description ? markdown(macro.description) : h("p", { class: "quiet" }, "No description."),
    facts([["package", macro.package_name], ["file", macro.original_file_path]]),
    (macro.arguments ?? []).length ? section("Arguments", h("dl", {}, macro.arguments.map(one =>
      [h("dt", {}, one.name + (one.type ? ": " + one.type : "")), h("dd", {}, markdown(one.description))]))) : null,
    section("Code", h("pre", { tabindex: "0" }, h("code", {}, macro.macro_sql))),
  ];
}
