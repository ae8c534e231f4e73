// What is shown is first a tree of plain objects, {tag, attributes, children}, and only at the end
// elements of the page. A text is never markup: elements come from h() alone, texts from the
// project always become text nodes.

/** An element to be: children are elements, texts, lists of them, or null for nothing. */
function h(tag, attributes, ...children) {
  return { tag, attributes: attributes || {}, children: children.flat(Infinity) };
}

const SVG = "http://www.w3.org/2000/svg";
const SVG_TAGS = new Set(["svg", "g", "rect", "path", "text", "title", "defs", "marker"]);

/** The element of a tree, made in a document. */
function element(tree, page, inSvg) {
  const svg = tree.tag === "svg" || (inSvg && (SVG_TAGS.has(tree.tag) || tree.tag === "a"));
  const made = svg ? page.createElementNS(SVG, tree.tag) : page.createElement(tree.tag);
  for (const [name, value] of Object.entries(tree.attributes)) {
    if (name.startsWith("on")) {
      made.addEventListener(name.slice(2), value);
    } else if (value === true) {
      made.setAttribute(name, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, String(value));
    }
  }
  for (const child of tree.children) {
    if (child === null || child === undefined || child === false || child === "") {
      continue;
    }
    made.append(
      typeof child === "object" ? element(child, page, svg) : page.createTextNode(String(child)));
  }
  return made;
}

/** All text of a tree, as a reader sees it. */
function textOf(tree) {
  return typeof tree === "object" && tree !== null
    ? tree.children.map(textOf).join("") : String(tree ?? "");
}

/** Where a link may lead: other hosts by http, and places of this page. */
function safeLink(url) {
  return /^(https?:\/\/|mailto:|#)[^\s]*$/i.test(url) ? url : null;
}

/** Images lie beside the page; a relative path without tricks. */
function safeImage(url) {
  return /^(\.\/)?[\w-][\w./-]*\.(png|jpe?g|gif|webp|svg)$/i.test(url) && !url.includes("..")
    ? url : null;
}

/** The small part of Markdown that descriptions use; anything else, HTML too, stays text. */
function markdown(text) {
  const lines = String(text ?? "").replace(/\r\n?/g, "\n").split("\n");
  const blocks = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    const fence = line.match(/^ {0,3}(```+|~~~+)/);
    const heading = line.match(/^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/);
    if (!line.trim()) {
      at++;
    } else if (fence) {
      const code = [];
      for (at++; at < lines.length && !lines[at].trim().startsWith(fence[1]); at++) {
        code.push(lines[at]);
      }
      at++;
      blocks.push(h("pre", {}, h("code", {}, code.join("\n"))));
    } else if (heading) {
      // The page has its own h1 and h2.
      blocks.push(h("h" + Math.min(6, heading[1].length + 2), {}, inline(heading[2])));
      at++;
    } else if (/^ {0,3}([-*_])( *\1){2,} *$/.test(line)) {
      blocks.push(h("hr", {}));
      at++;
    } else if (/^ {0,3}>/.test(line)) {
      const quoted = [];
      for (; at < lines.length && /^ {0,3}>/.test(lines[at]); at++) {
        quoted.push(lines[at].replace(/^ {0,3}> ?/, ""));
      }
      blocks.push(h("blockquote", {}, markdown(quoted.join("\n"))));
    } else if (ITEM.test(line)) {
      at = list(lines, at, blocks);
    } else if (line.includes("|") && /^[\s|:-]*-[\s|:-]*$/.test(lines[at + 1] ?? "")
        && (lines[at + 1] ?? "").includes("|")) {
      at = table(lines, at, blocks);
    } else {
      const words = [];
      for (; at < lines.length && lines[at].trim() && !opensBlock(lines[at], words.length); at++) {
        words.push(lines[at].trim());
      }
      blocks.push(h("p", {}, inline(words.join("\n"))));
    }
  }
  return blocks;
}

const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])\s+(.*)$/;

function opensBlock(line, behind) {
  return behind > 0 && (/^ {0,3}(```|~~~|#{1,6}\s|>)/.test(line) || ITEM.test(line));
}

/** Items of one list, each with the indented lines below it. */
function list(lines, from, blocks) {
  const ordered = /\d/.test(lines[from].match(ITEM)[2]);
  const items = [];
  let at = from;
  while (at < lines.length) {
    const item = lines[at].match(ITEM);
    if (item && /\d/.test(item[2]) === ordered) {
      items.push([item[3]]);
    } else if (items.length && /^\s{2,}\S/.test(lines[at])) {
      items.at(-1).push(lines[at].replace(/^\s{2,4}/, ""));
    } else {
      break;
    }
    at++;
  }
  blocks.push(h(ordered ? "ol" : "ul", {}, items.map(item => {
    const parts = markdown(item.join("\n"));
    // A single paragraph is the item itself.
    return h("li", {}, parts.length === 1 && parts[0].tag === "p" ? parts[0].children : parts);
  })));
  return at;
}

function table(lines, from, blocks) {
  const cells = line => line.trim().replace(/^\||\|$/g, "").split("|").map(cell => cell.trim());
  const head = cells(lines[from]);
  const rows = [];
  let at = from + 2;
  for (; at < lines.length && lines[at].includes("|"); at++) {
    rows.push(cells(lines[at]).slice(0, head.length));
  }
  blocks.push(h("div", { class: "wide" }, h("table", {},
    h("thead", {}, h("tr", {}, head.map(cell => h("th", { scope: "col" }, inline(cell))))),
    h("tbody", {}, rows.map(row => h("tr", {}, row.map(cell => h("td", {}, inline(cell)))))))));
  return at;
}

/** Code, emphasis, links and images within a line. */
function inline(text) {
  const marks =
    /(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)|(!?)\[([^\]\n]*)\]\(\s*([^)\s]*)[^)\n]*\)|(\*\*|__)(?=\S)([\s\S]*?\S)\6|(\*|\b_)(?=\S)([\s\S]*?\S)\8(?![\w*])|(https?:\/\/[^\s<>()"']*[^\s<>()"'.,;:!?])/g;
  const parts = [];
  let behind = 0;
  for (const found of text.matchAll(marks)) {
    parts.push(text.slice(behind, found.index));
    behind = found.index + found[0].length;
    if (found[1]) {
      parts.push(h("code", {}, found[2]));
    } else if (found[5] !== undefined) {
      parts.push(linked(found[3] === "!", found[4], found[5]) ?? found[0]);
    } else if (found[6]) {
      parts.push(h("strong", {}, inline(found[7])));
    } else if (found[8]) {
      parts.push(h("em", {}, inline(found[9])));
    } else {
      parts.push(outside(found[0], found[0]));
    }
  }
  parts.push(text.slice(behind));
  return parts.filter(part => part !== "");
}

/** Null when it leads where no link of a description should. */
function linked(image, words, url) {
  if (image) {
    const source = safeImage(url);
    return source ? h("img", { src: source, alt: words }) : null;
  }
  const target = safeLink(url);
  return target ? outside(target, words || target) : null;
}

function outside(url, words) {
  return h("a", { href: url, rel: "noopener noreferrer" }, words);
}
