"use strict";
// Everything shown goes through textContent: a list's text is never markup. Answers are kept in the browser until
// they are applied; only those that differ from decisions.yaml are copied or downloaded.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const pairs = data.pairs;
  const store = "listmerge-review:" + data.digest;
  const $ = (id) => document.getElementById(id);
  const keyOf = (p) => p.pair.join("\n");
  const KEYS = { s: "same", v: "version", p: "part", r: "related", d: "different" };
  const oneWay = (relation) => relation === "version" || relation === "part";
  const VERB = {
    same: "is the same thing as", version: "is a version of", part: "is a part of", related: "is related to",
    different: "is something else than",
  };
  const BAND = { review: "up for review", same: "merged", "kept-apart": "kept apart" };
  let answers = load();
  let shown = [];
  let current = null;
  let saved = JSON.stringify(answers);

  function element(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name === "class") made.className = value;
      else if (name.includes("-") || name === "colspan") made.setAttribute(name, value);
      else made[name] = value;
    }
    made.append(...children.filter((c) => c !== null && c !== ""));
    return made;
  }

  function load() {
    try { return JSON.parse(localStorage.getItem(store)) || {}; } catch { return {}; }
  }
  function keep() {
    try { localStorage.setItem(store, JSON.stringify(answers)); } catch { /* private window: kept while it is open */ }
  }

  // --- verdicts: {relation, turned, reason}; turned: the right one is the version or part

  function original(p) {
    const d = p.decision;
    if (!d) return { relation: null, turned: false, reason: "" };
    return { relation: d.relation, turned: oneWay(d.relation) && d.pair[0] !== p.pair[0], reason: d.reason };
  }
  function verdict(p) { return answers[keyOf(p)] || original(p); }
  function isChanged(p) {
    const now = verdict(p), old = original(p);
    if (now.relation !== old.relation || now.turned !== old.turned) return true;
    return now.relation !== null && now.reason.trim() !== old.reason;
  }
  function answer(p, change) {
    answers[keyOf(p)] = { ...verdict(p), ...change };
    if (!isChanged(p) && !answers[keyOf(p)].reason.trim()) delete answers[keyOf(p)];
    keep();
    refresh(p);
  }
  function choose(p, relation) {
    const now = verdict(p);
    if (now.relation !== relation) answer(p, { relation, turned: false });
    else if (oneWay(relation)) answer(p, { turned: !now.turned });
    else answer(p, { relation: null, turned: false });
  }
  function undo(p) { delete answers[keyOf(p)]; keep(); refresh(p); drawDetail(); }

  function changedVerdicts() {
    return pairs.filter(isChanged).map((p) => {
      const now = verdict(p), order = now.turned ? [1, 0] : [0, 1];
      return {
        pair: order.map((i) => p.pair[i]), relation: now.relation, reason: now.relation ? now.reason.trim() : "",
        fingerprints: order.map((i) => p.fingerprints[i]),
        was: p.decision ? { pair: p.decision.pair, relation: p.decision.relation } : null,
      };
    });
  }
  const asJson = () => JSON.stringify({ schema_version: 1, verdicts: changedVerdicts() }, null, 1) + "\n";

  // --- the list of pairs

  function textOf(p) {
    const cells = p.rows.flatMap((r) => [r.label, ...r.left.map((c) => c.text), ...r.right.map((c) => c.text)]);
    return [...p.pair, ...cells, ...p.steps.map((s) => s.comparison + " " + s.level), p.relation].join("\n").toLowerCase();
  }
  function fits(p) {
    const state = $("state").value, list = $("list").value, now = verdict(p);
    if ($("band").value && p.band !== $("band").value) return false;
    if (list && !p.lists.includes(list)) return false;
    if (state === "undecided" && now.relation) return false;
    if (state === "decided" && !now.relation) return false;
    if (state === "changed" && !isChanged(p)) return false;
    if (state === "stale" && !(p.decision && p.decision.stale)) return false;
    p.text ??= textOf(p);
    return $("text").value.toLowerCase().split(/\s+/).every((word) => p.text.includes(word));
  }
  function drawList() {
    shown = pairs.filter(fits);
    $("pairs").replaceChildren(...shown.map((p) => {
      const button = element("button", { type: "button", onclick: () => select(p, true) },
        element("span", { class: "name", textContent: p.names[0] }),
        element("span", { class: "name", textContent: p.names[1] }),
        element("span", { class: "score", textContent: bits(p.score), title: "sum of the evidence in bits" }),
        element("span", { class: "state" }));
      p.button = button;
      drawState(p);
      return element("li", {}, button);
    }));
    for (const p of pairs) if (!shown.includes(p)) p.button = null;
    if (!shown.length) {
      const none = pairs.length ? "No pair fits these filters." : "There are no pairs to show.";
      $("pairs").append(element("li", { class: "empty", textContent: none }));
    }
    if (!shown.includes(current)) select(shown[0] || null, false); else mark();
    drawCount();
  }
  function drawState(p) {
    if (!p.button) return;
    const now = verdict(p).relation, state = p.button.querySelector(".state");
    const stale = p.decision && p.decision.stale && !isChanged(p) ? " (stale)" : "";
    state.className = "state " + (now ? "verdict " + now : "waiting") + (isChanged(p) ? " changed" : "");
    state.textContent = now ? now + stale : BAND[p.band];
  }
  function drawCount() {
    const open = pairs.filter((p) => p.band === "review" && !verdict(p).relation).length;
    $("count").textContent = `${shown.length} of ${pairs.length} shown, ${open} undecided`;
    const changed = pairs.filter(isChanged).length;
    $("changes").textContent = changed ? `${changed} changed ${changed === 1 ? "verdict" : "verdicts"}` : "nothing changed yet";
    $("copy").disabled = $("download").disabled = !changed;
  }
  function mark() { for (const p of shown) p.button.setAttribute("aria-current", p === current); }
  function refresh(p) { drawState(p); drawCount(); if (p === current) drawVerdict(); }
  function select(p, open) {
    current = p;
    mark();
    if (open) document.body.classList.add("open");
    drawDetail();
    if (p) p.button.scrollIntoView({ block: "nearest" });
  }
  function move(by) {
    const at = Math.max(0, Math.min(shown.length - 1, shown.indexOf(current) + by));
    if (shown[at]) select(shown[at], document.body.classList.contains("open"));
  }

  // --- one pair

  const bits = (n) => (n < 0 ? "−" : "+") + Math.abs(n).toFixed(1);

  function drawDetail() {
    const p = current;
    $("detail").scrollTop = 0;
    if (!p) { $("detail").replaceChildren(); return; }
    const back = element("button", { type: "button", class: "back", textContent: "‹ Pairs", onclick: close });
    const next = element("button", { type: "button", class: "next", textContent: "Next ›", onclick: () => move(1) });
    next.disabled = p === shown.at(-1);
    $("detail").replaceChildren(
      element("div", { class: "top" }, back, next,
        element("h2", {}, p.names[0], element("span", { class: "and", textContent: "  and  " }), p.names[1])),
      element("div", { class: "verdicts", id: "verdicts", role: "group", "aria-label": "Verdict" }),
      element("h3", { textContent: "What the lists say" }), fields(p),
      element("h3", { textContent: "What speaks for and against, in bits" }), waterfall(p));
    drawVerdict();
  }
  function close() { document.body.classList.remove("open"); if (current) current.button.focus(); }

  function drawVerdict() {
    const p = current, box = $("verdicts"), now = verdict(p);
    const typing = document.activeElement && document.activeElement.id === "reason";
    const focused = document.activeElement && document.activeElement.dataset.relation;
    if (typing) { box.querySelector(".sentence").replaceWith(sentence(p)); return; }
    const buttons = Object.entries(KEYS).map(([key, relation]) => element("button", {
      type: "button", class: relation, "aria-pressed": String(now.relation === relation), "data-relation": relation,
      onclick: () => choose(p, relation),
    }, element("span", { textContent: relation }), element("kbd", { textContent: key })));
    const reason = element("input", {
      id: "reason", value: now.reason, placeholder: now.relation ? "optional" : "choose a verdict first",
      autocomplete: "off", oninput: (e) => answer(p, { reason: e.target.value }),
    });
    box.replaceChildren(...buttons, sentence(p), element("label", { class: "why" }, "Because", reason));
    if (focused) box.querySelector(`[data-relation="${focused}"]`).focus();
  }
  function sentence(p) {
    const now = verdict(p), line = element("p", { class: "sentence" });
    if (now.relation) {
      const [a, b] = now.turned ? [1, 0] : [0, 1];
      line.append(element("b", { textContent: p.names[a] }), ` ${VERB[now.relation]} `, element("b", { textContent: p.names[b] }), ".");
      if (oneWay(now.relation)) {
        const turn = () => answer(p, { turned: !now.turned });
        line.append(element("button", { type: "button", id: "turn", textContent: "⇄ the other way round", onclick: turn }));
      }
    } else line.append(`Not decided. The evidence looks like: ${p.relation}.`);
    const d = p.decision;
    if (d) {
      const who = [d.by && `by ${d.by}`, d.on && `on ${d.on}`].filter(Boolean).join(" ");
      line.append(` Decided ${who}${who ? ": " : ""}${d.relation}.`);
      if (d.stale) line.append(" ", element("span", { class: "stale", textContent: "An entry has changed since." }));
    }
    if (isChanged(p)) line.append(element("button", { type: "button", id: "undo", textContent: "undo", onclick: () => undo(p) }));
    return line;
  }

  function cell(values) {
    if (!values.length) return element("td", {}, element("span", { class: "none", textContent: "–" }));
    return element("td", {}, ...values.map((v) => element("div", {}, /^(https?:|mailto:)/i.test(v.href || "")
      ? element("a", { href: v.href, target: "_blank", rel: "noopener noreferrer", textContent: v.text }) : v.text)));
  }
  function fields(p) {
    const head = element("tr", {}, element("td"), ...p.pair.map((id) => element("th", { scope: "col", textContent: id })));
    const rows = p.rows.map((r) => element("tr", { class: r.equal ? "equal" : ["place", "name"].includes(r.label) ? r.label : "" },
      element("th", { scope: "row", textContent: r.label }), cell(r.left), cell(r.right)));
    return element("table", { class: "fields" },
      element("colgroup", {}, element("col", { class: "label" }), element("col"), element("col")),
      element("thead", {}, head), element("tbody", {}, ...rows));
  }
  function waterfall(p) {
    if (!p.steps.length) return element("p", { class: "none", textContent: "No evidence was weighed for this pair." });
    const ends = [0, ...p.steps.map((s) => s.end)], low = Math.min(...ends), width = Math.max(...ends) - low || 1;
    const line = (kind, comparison, level, start, end, weight) => {
      const bar = element("i");
      bar.style.marginLeft = `${(100 * (Math.min(start, end) - low)) / width}%`;
      bar.style.width = `${(100 * Math.abs(end - start)) / width}%`;
      return element("tr", { class: kind },
        element("td", { class: "comparison", textContent: comparison }), element("td", { class: "level", textContent: level }),
        element("td", { class: "track" }, bar), element("td", { class: "weight", textContent: bits(weight) }));
    };
    const sign = (w) => (w > 0 ? "plus" : w < 0 ? "minus" : "");
    return element("table", { class: "steps" }, element("tbody", {},
      ...p.steps.map((s) => line(sign(s.weight), s.comparison, s.level, s.start, s.end, s.weight)),
      line("sum", "sum", "", 0, p.steps.at(-1).end, p.score)));
  }

  // --- saving

  async function copy() {
    const text = asJson();
    try {
      await navigator.clipboard.writeText(text);
      done("copied");
    } catch {
      $("json").value = text;
      $("text-copy").showModal();
      $("json").select();
    }
  }
  function download() {
    const url = URL.createObjectURL(new Blob([asJson()], { type: "application/json" }));
    element("a", { href: url, download: "verdicts.json" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
    done("saved as verdicts.json");
  }
  function done(what) {
    saved = JSON.stringify(answers);
    $("changes").textContent = `${changedVerdicts().length} changed, ${what}; next: listmerge review --apply verdicts.json`;
  }

  // --- keys

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const field = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (field) {
      if (event.key === "Escape" || (event.key === "Enter" && event.target.tagName === "INPUT")) event.target.blur();
      else return;
    } else if (event.key === "Escape") close();
    else if (event.key === "/") $("text").focus();
    else if (event.key === "?") $("keys").showModal();
    else if (event.key === "j" || event.key === "ArrowDown") move(1);
    else if (event.key === "k" || event.key === "ArrowUp") move(-1);
    else if (!current) return;
    else if (KEYS[event.key]) choose(current, KEYS[event.key]);
    else if (event.key === "x") answer(current, { relation: null, turned: false });
    else if (event.key === "u") undo(current);
    else if (event.key === "b") $("reason").focus();
    else return;
    event.preventDefault();
  }

  for (const list of data.lists) {
    $("list").append(element("option", { value: list.name, textContent: list.title === list.name ? list.name : `${list.name}: ${list.title}` }));
  }
  for (const id of ["band", "state", "list"]) $(id).addEventListener("change", drawList);
  $("text").addEventListener("input", drawList);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("copy").addEventListener("click", copy);
  $("download").addEventListener("click", download);
  $("help").addEventListener("click", () => $("keys").showModal());
  document.addEventListener("keydown", onKey);
  window.addEventListener("beforeunload", (event) => {
    if (changedVerdicts().length && JSON.stringify(answers) !== saved) event.preventDefault();
  });
  if (pairs.some((p) => p.band === "review")) $("band").value = "review";
  drawList();
})();
