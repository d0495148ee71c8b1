"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const $ = (id) => document.getElementById(id);
  const PAGE = 100;
  const MARKS = { agree: "✓", differ: "≠", unstated: "?", doubtful: "⚠" };
  const ACCESS = { open: "open", register: "register", apply: "apply", closed: "closed", "": "not stated" };
  const letters = new Map(data.lists.map((l) => [l.name, l.letter]));

  /* Words without case, accents and width. */
  const fold = (s) => s.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = (s) => fold(s).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  for (const e of data.entries) {
    e.names = [e.name, ...e.aliases].map(fold);
    e.nameWords = [e.name, ...e.aliases].flatMap(wordsOf);
    const rest = [e.text, ...e.section, ...e.modality, ...e.lists, e.access, ...e.facts.map((f) => `${f.key} ${f.value}`), ...e.links.map((l) => `${l.label} ${l.shown}`)];
    e.rest = fold(rest.join(" "));
    e.restWords = [...new Set(wordsOf([e.text, ...e.section, ...e.modality].join(" ")))];
  }

  /* Edits (a swap counts one) between two words, given up beyond `most`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  }

  /* Whether a word is meant by another: the same but for a slip, also of its beginning. */
  function near(term, word) {
    const most = term.length >= 8 ? 2 : term.length >= 4 ? 1 : 0;
    if (!most || word[0] !== term[0] && word[1] !== term[1]) return false;
    return distance(term, word, most) <= most || (word.length > term.length && distance(term, word.slice(0, term.length), most) < most);
  }

  function scoreTerm(e, term) {
    if (e.names.includes(term)) return 100;
    if (e.nameWords.includes(term)) return 60;
    if (e.nameWords.some((w) => w.startsWith(term))) return 40;
    if (e.names.some((n) => n.includes(term))) return 25;
    if (e.restWords.includes(term)) return 12;
    if (e.rest.includes(term)) return 8;
    if (e.nameWords.some((w) => near(term, w))) return 6;
    if (e.restWords.some((w) => near(term, w))) return 2;
    return 0;
  }

  /* Every term must be found somewhere; 0: it is not. */
  function score(e, terms, whole) {
    let sum = e.names.includes(whole) ? 200 : e.names.some((n) => n.startsWith(whole)) ? 50 : 0;
    for (const term of terms) {
      const s = scoreTerm(e, term);
      if (!s) return 0;
      sum += s;
    }
    return sum;
  }

  const listTitle = new Map(data.lists.map((l) => [l.name, `${l.letter} ${l.title}`]));
  const decades = [...new Set(data.entries.flatMap((e) => e.decades))].sort();
  const kinds = data.modalities.filter((k) => data.entries.some((e) => e.modality.includes(k)));
  const facets = [
    { key: "section", title: "Section", of: (e) => [e.section[0] || ""], values: data.sections, show: (v) => v },
    { key: "access", title: "Access", of: (e) => [e.access], values: ["open", "register", "apply", "closed", ""], show: (v) => ACCESS[v] },
    { key: "modality", title: "Kind of data", of: (e) => (e.modality.length ? e.modality : [""]), values: [...kinds, ""], show: (v) => v || "not stated" },
    { key: "years", title: "Years", of: (e) => (e.decades.length ? e.decades.map(String) : [""]), values: [...decades.map(String), ""], show: (v) => (v ? `${v}s` : "not stated") },
    { key: "list", title: "List", of: (e) => e.lists, values: data.lists.map((l) => l.name), show: (v) => listTitle.get(v) },
  ].filter((f) => new Set(data.entries.flatMap(f.of)).size > 1);
  for (const f of facets) f.chosen = new Set();

  function make(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [k, v] of Object.entries(attributes || {})) node.setAttribute(k, v);
    node.append(...children.filter((c) => c !== null && c !== undefined));
    return node;
  }

  /* A link, or plain text where the address may not be one. */
  function link(text, url) {
    let ok = false;
    try { ok = ["http:", "https:", "mailto:"].includes(new URL(url).protocol); } catch { /* no address */ }
    return ok ? make("a", { href: url, rel: "noopener noreferrer nofollow" }, text) : document.createTextNode(text);
  }

  /* Text with the terms in it marked. */
  function marked(text, terms) {
    const out = document.createDocumentFragment();
    const low = text.toLowerCase();
    const hits = terms.filter((t) => t.length > 1).flatMap((t) => { const found = []; for (let i = low.indexOf(t); i >= 0; i = low.indexOf(t, i + t.length)) found.push([i, i + t.length]); return found; }).sort((a, b) => a[0] - b[0]);
    let at = 0;
    if (low.length !== text.length) { out.append(text); return out; }
    for (const [a, b] of hits) {
      if (a < at) continue;
      out.append(text.slice(at, a), make("mark", {}, text.slice(a, b)));
      at = b;
    }
    out.append(text.slice(at));
    return out;
  }

  const factNode = (f) => make("span", {}, make("b", {}, f.key), ` ${f.value}${f.mark ? ` ${MARKS[f.mark]}` : ""}`, make("sup", {}, f.by.join("")));

  function body(e) {
    const dl = make("dl");
    const row = (key, ...values) => dl.append(make("dt", {}, key), make("dd", {}, ...values));
    if (e.aliases.length) row("also called", e.aliases.join("; "));
    for (const f of e.facts) row(f.key, `${f.value}${f.mark ? ` ${MARKS[f.mark]}` : ""}`, make("sup", {}, f.by.join("")), f.others.length ? ` — others: ${f.others.join("; ")}` : "");
    for (const l of e.links) row(l.role, l.url ? link(fold(l.label) === l.role ? l.shown : l.label, l.url) : make("span", {}, l.label, " ", make("code", {}, l.shown), " (not linked)"));
    for (const k of e.kin) row(k.relation, make("a", { href: `#${encodeURIComponent(k.id)}` }, k.name));
    row("said in", e.from.join("; "));
    row("link here", make("a", { href: `#${encodeURIComponent(e.id)}` }, `#${e.id}`));
    return make("div", { class: "body" }, dl);
  }

  function item(e, terms) {
    const name = make("h2", {});
    if (e.url) { const a = link("", e.url); a.append(marked(e.name, terms)); name.append(a); } else name.append(marked(e.name, terms));
    const toggle = make("button", { type: "button", class: "more", "aria-expanded": "false" }, "Details");
    const facts = make("div", { class: "facts" }, ...e.facts.filter((f) => ["size", "years"].includes(f.key)).slice(0, 4).map(factNode));
    if (e.access) facts.append(make("span", { class: "access" }, make("b", {}, "access"), ` ${ACCESS[e.access]}`));
    facts.append(make("span", { title: e.lists.map((n) => listTitle.get(n)).join(", ") }, make("b", {}, "lists"), ` ${e.lists.map((n) => letters.get(n)).join(" ")}`), toggle);
    const li = make("li", { tabindex: "-1" }, name, make("span", { class: "where" }, e.section.join(" › ")), e.text ? make("p", { class: "text" }, marked(e.text, terms)) : null, facts);
    li.id = e.id;
    toggle.addEventListener("click", () => expand(li, e));
    li.toggle = () => expand(li, e);
    li.entry = e;
    return li;
  }

  function expand(li, e, open) {
    const old = li.querySelector(".body");
    const want = open === undefined ? !old : open;
    if (want && !old) li.append(body(e));
    if (!want && old) old.remove();
    li.querySelector(".more").setAttribute("aria-expanded", String(want));
  }

  let found = [];
  let shown = PAGE;

  const passes = (e, except) => facets.every((f) => f === except || !f.chosen.size || f.of(e).some((v) => f.chosen.has(v)));

  function update() {
    const whole = fold($("q").value).trim();
    const terms = wordsOf(whole);
    const matches = whole && !terms.length ? [] : data.entries.map((e, i) => [whole ? score(e, terms, whole) : 1, i, e]).filter((r) => r[0] > 0);
    found = matches.filter((r) => passes(r[2], null)).sort((a, b) => b[0] - a[0] || a[1] - b[1]).map((r) => r[2]);
    $("results").replaceChildren(...found.slice(0, shown).map((e) => item(e, terms)));
    $("more").hidden = found.length <= shown;
    $("count").textContent = found.length ? `${found.length} of ${data.entries.length} entries` : "Nothing found: fewer words or filters find more.";
    for (const f of facets) {
      const counts = new Map();
      for (const [, , e] of matches) if (passes(e, f)) for (const v of new Set(f.of(e))) counts.set(v, (counts.get(v) || 0) + 1);
      for (const [value, label] of f.labels) {
        const n = counts.get(value) || 0;
        label.querySelector(".n").textContent = n;
        label.classList.toggle("none", !n);
        label.hidden = !n && !f.chosen.has(value) && !whole && facets.every((g) => !g.chosen.size);
      }
    }
    const chosen = facets.reduce((n, f) => n + f.chosen.size, 0);
    $("chosen").textContent = chosen ? `(${chosen})` : "";
  }

  /* The address tells the search, so that it can be sent to someone; pages opened from a disk may not change it. */
  function remember() {
    const p = new URLSearchParams();
    if ($("q").value) p.set("q", $("q").value);
    for (const f of facets) for (const v of f.chosen) p.append(f.key, v);
    const query = p.toString();
    try { history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}`); } catch { /* file: */ }
  }

  function search() {
    shown = PAGE;
    update();
    remember();
  }

  function clear() {
    $("q").value = "";
    for (const f of facets) { f.chosen.clear(); for (const label of f.labels.values()) label.querySelector("input").checked = false; }
    search();
  }

  /* `#id` shows that entry, whatever was searched for. */
  function goTo(hash) {
    let id = hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    /* the id of an entry that was merged into another is still that of a record in it */
    const entry = data.entries.find((e) => e.id === id) || data.entries.find((e) => e.members.some((m) => m === id || m.endsWith(`/${id}`)));
    if (!entry) return;
    if (!found.includes(entry)) clear();
    shown = Math.max(shown, found.indexOf(entry) + 1);
    update();
    const li = document.getElementById(entry.id);
    for (const other of document.querySelectorAll("li.target")) other.classList.remove("target");
    li.classList.add("target");
    expand(li, entry, true);
    li.scrollIntoView({ block: "start", behavior: "instant" });
    li.focus({ preventScroll: true });
  }

  for (const f of facets) {
    f.labels = new Map();
    const group = make("fieldset", { "data-facet": f.key }, make("legend", {}, f.title));
    for (const value of f.values) {
      const box = make("input", { type: "checkbox", value });
      const label = make("label", {}, box, f.show(value), make("span", { class: "n" }));
      box.addEventListener("change", () => { f.chosen[box.checked ? "add" : "delete"](value); search(); });
      f.labels.set(value, label);
      group.append(label);
    }
    $("groups").append(group);
  }
  const params = new URLSearchParams(location.search);
  $("q").value = params.get("q") || "";
  for (const f of facets) for (const v of params.getAll(f.key)) if (f.labels.has(v)) { f.chosen.add(v); f.labels.get(v).querySelector("input").checked = true; }
  $("legend").textContent = data.lists.map((l) => `${l.letter} ${l.title}`).join(" · ");
  if (matchMedia("(max-width: 50rem)").matches) $("facets").open = false;

  $("q").addEventListener("input", search);
  $("search").addEventListener("submit", (event) => event.preventDefault());
  $("clear").addEventListener("click", () => { clear(); $("q").focus(); });
  $("more").addEventListener("click", () => { shown += PAGE; update(); });
  addEventListener("hashchange", () => goTo(location.hash));

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const items = [...$("results").children];
    const typing = document.activeElement === $("q");
    const at = items.findIndex((li) => li.contains(document.activeElement));
    const current = items[at];
    const move = (to) => { event.preventDefault(); const li = items[to]; if (li) { li.focus(); li.scrollIntoView({ block: "nearest" }); } };
    if (event.key === "/" && !typing) { event.preventDefault(); $("q").focus(); $("q").select(); }
    else if (event.key === "Escape") { clear(); $("q").focus(); }
    else if (event.key === "ArrowDown" && (typing || current)) move(typing ? 0 : Math.min(at + 1, items.length - 1));
    else if (event.key === "ArrowUp" && current) { if (at === 0) { event.preventDefault(); $("q").focus(); } else move(at - 1); }
    else if (event.key === "Enter" && typing && items.length) move(0);
    else if (event.key === "Enter" && current && document.activeElement === current) { event.preventDefault(); current.toggle(); }
    else if (event.key === "o" && current && !typing && current.entry.url) { const a = current.querySelector("h2 a"); if (a) a.click(); }
  });

  update();
  if (location.hash) goTo(location.hash);
  else if (!matchMedia("(max-width: 50rem)").matches) $("q").focus();
})();
