/* What the audit asks of an open page; put into it by tests/audit/sweep.py beside axe-core and IBM's engine. */
"use strict";
window.audit = (() => {
  const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
  const OVER = ".rk-columns-shown";
  const isSeen = (node) => node.checkVisibility({ visibilityProperty: true });
  const isStop = (node) => node.tabIndex >= 0 && !node.disabled && isSeen(node);

  function selectorOf(node) {
    const name = node.localName + (node.id ? `#${node.id}` : "");
    return [name, ...node.classList].join(".").slice(0, 120);
  }

  /* Nobody points at paper, so targets have no size there. */
  async function axe(place = document) {
    const rules = { "target-size": { enabled: !matchMedia("print").matches } };
    const options = { preload: false, runOnly: { type: "tag", values: TAGS }, rules, resultTypes: ["violations", "incomplete"] };
    const found = await window.axe.run(place, options);
    const told = (rule) => ({
      rule: rule.id,
      tags: rule.tags,
      nodes: rule.nodes.map((node) => `${node.target.join(" ")} ${node.any.map((one) => one.message).join(" ")}`),
    });
    return {
      violations: found.violations.map(told),
      reviews: found.incomplete.map(told),
      ran: [...found.passes, ...found.violations, ...found.incomplete].map(({ id, tags }) => ({ rule: id, tags })),
    };
  }

  /* Rules that only ask a person to look, and what they ask about, are counted, not told. */
  async function ibm() {
    const checker = new window.ace.Checker();
    const { results } = await checker.check(document, ["WCAG_2_2"]);
    const criteria = {};
    for (const guideline of checker.getGuidelines().filter(({ id }) => id === "WCAG_2_2")) {
      for (const { num, rules } of guideline.checkpoints) {
        for (const { id } of rules || []) { (criteria[id] ||= new Set()).add(num); }
      }
    }
    return results
      .filter(({ value }) => value[0] !== "INFORMATION")
      .map(({ ruleId, value, snippet, reasonId }) => ({
        rule: ruleId,
        outcome: value[1],
        where: value[1] === "FAIL" ? `${reasonId}: ${snippet.slice(0, 160)}` : "",
        criteria: [...(criteria[ruleId] || [])],
      }));
  }

  function openAll(isOpen) {
    for (const node of document.querySelectorAll(`main details:not(${OVER})`)) { node.open = isOpen; }
  }

  /* What lies over the page when it is open, one after the other. */
  async function menus() {
    const faults = [];
    for (const menu of [...document.querySelectorAll(`header details, ${OVER}`)].filter((node) => isSeen(node))) {
      menu.open = true;
      faults.push(...(await axe(menu)).violations);
      menu.open = false;
    }
    return faults;
  }

  /* ---------------------------------------------------------------- The keyboard */

  const walk = { stops: [], unseen: new Set(), missed: [], faults: [], first: null };

  function inspect() {
    const node = document.activeElement;
    if (!node || node === document.body || !walk.unseen.delete(node)) { return; }
    walk.first ??= node;
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    const isMarked = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || node.localName === "iframe";
    if (box.width < 2 || box.height < 2 || !isSeen(node) || style.opacity === "0") {
      walk.faults.push(["invisible-tab-stop", selectorOf(node)]);
    } else if (box.right <= 0 || box.bottom <= 0 || box.left >= innerWidth || box.top >= innerHeight) {
      walk.faults.push(["tab-stop-outside-the-window", selectorOf(node)]);
    } else if (!isInSight(node)) {
      walk.faults.push(["focus-obscured", selectorOf(node)]);
    }
    if (!isMarked) { walk.faults.push(["focus-not-visible", selectorOf(node)]); }
  }

  /* At least one of nine points of a line of what has the focus is not covered by something else. */
  function isInSight(node) {
    return [...node.getClientRects()].some((box) => {
      const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
      const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
      return [0.1, 0.5, 0.9].some((x) => [0.1, 0.5, 0.9].some((y) => {
        const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
        return hit && (node.contains(hit) || (hit.contains(node) && hit.closest("a, label, svg")));
      }));
    });
  }

  /* Of radio buttons with one name only one is a stop. */
  function startWalk() {
    const groups = new Set();
    const stops = [...document.querySelectorAll(FOCUSABLE)].filter((node) => {
      const group = node.type === "radio" && `${node.name}`;
      if (!isStop(node) || (group && groups.has(group) && !node.checked)) { return false; }
      if (group) { groups.add(group); }
      return true;
    });
    const radios = stops.filter((node) => node.type === "radio");
    const chosen = new Set(radios.filter((node) => node.checked).map((node) => node.name));
    walk.stops = stops.filter((node) => node.type !== "radio" || node.checked || !chosen.has(node.name));
    walk.unseen = new Set(walk.stops);
    document.addEventListener("keydown", inspect, true);
    document.activeElement.blur();
    scrollTo(0, 0);
    return walk.unseen.size;
  }

  /* On the way back, what stays in sight at the top and at the left can cover what it did not on the way there. */
  function turnBack() {
    inspect();
    walk.missed = [...walk.unseen];
    walk.unseen = new Set(walk.stops);
  }

  function endWalk() {
    inspect();
    document.removeEventListener("keydown", inspect, true);
    for (const box of document.querySelectorAll(".rk-scroll")) { box.scrollTo(0, 0); }
    for (const node of walk.missed) {
      if (node.isConnected && isStop(node) && node.type !== "radio") {
        walk.faults.push(["not-reached-by-keyboard", selectorOf(node)]);
      }
    }
    const target = walk.first?.getAttribute("href") || "";
    const skips = target.startsWith("#") && document.getElementById(target.slice(1));
    const title = document.querySelector("h1");
    const before = title && [...document.querySelectorAll("nav a[href]")]
      .filter((link) => isStop(link) && link.compareDocumentPosition(title) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (before?.length > 5 && !skips) {
      walk.faults.push(["no-skip-link", walk.first ? selectorOf(walk.first) : ""]);
    }
    return walk.faults;
  }

  /* ---------------------------------------------------------------- What the page does with space, colour, motion */

  /* Nothing but tables and pictures that scroll by themselves is wider than the window. */
  function wide(rule) {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) { return []; }
    const out = [...document.querySelectorAll("body *")].filter((node) =>
      isSeen(node) && node.getBoundingClientRect().right > clientWidth + 1 && !node.closest(".rk-scroll, svg svg"));
    return [[rule, `${scrollWidth} px: ${out.slice(0, 3).map(selectorOf).join(", ")}`]];
  }

  function clipped() {
    return [...document.querySelectorAll("body *")].filter((node) => {
      const style = getComputedStyle(node);
      const hides = [style.overflowX, style.overflowY].some((value) => value === "hidden" || value === "clip");
      return hides && isSeen(node) && node.clientWidth > 2 && node.clientHeight > 2 && node.textContent.trim() &&
        (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
    });
  }

  /* Text with the spacing of criterion 1.4.12 loses nothing that was there before. */
  function spacing() {
    const before = new Set(clipped());
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}" +
      "p{margin-bottom:2em!important}");
    document.adoptedStyleSheets.push(sheet);
    const faults = clipped().filter((node) => !before.has(node)).map((node) => ["text-spacing", selectorOf(node)]);
    faults.push(...wide("text-spacing"));
    document.adoptedStyleSheets.pop();
    return faults;
  }

  function enlarge() {
    const root = document.documentElement;
    root.style.fontSize = `${2 * parseFloat(getComputedStyle(root).fontSize)}px`;
    const faults = wide("text-at-200-percent");
    root.style.fontSize = "";
    return faults;
  }

  /* With reduced motion asked for, nothing moves by itself or for longer than a blink. */
  function motion() {
    const seconds = (value) => Math.max(...value.split(",").map(parseFloat));
    const moves = [...document.querySelectorAll("*")].filter((node) => {
      const style = getComputedStyle(node);
      return style.animationName !== "none" || seconds(style.transitionDuration) > 0.01 || style.scrollBehavior === "smooth";
    });
    return moves.map((node) => ["reduced-motion", selectorOf(node)]);
  }

  function contrast(one, other) {
    const light = (colour) => {
      const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
      const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
      return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
    };
    const [low, high] = [light(one), light(other)].sort((left, right) => left - right);
    return (high + 0.05) / (low + 0.05);
  }

  /* In forced colours nothing keeps its own colours, and shapes stand out from the page. */
  function forced() {
    const probe = document.body.appendChild(document.createElement("p"));
    probe.style.backgroundColor = "Canvas";
    const canvas = getComputedStyle(probe).backgroundColor;
    probe.remove();
    const isDrawn = (paint) => paint.startsWith("rgb") && !/^rgba.*, 0\)$/.test(paint);
    const faults = [];
    for (const node of document.querySelectorAll("main svg, header svg")) {
      const shapes = [...node.querySelectorAll("path, circle, rect, line, polygon, polyline, text")].filter(isSeen);
      const paints = shapes.flatMap((shape) => {
        const { fill, stroke } = getComputedStyle(shape);
        return [fill, stroke].filter(isDrawn);
      });
      if (paints.length && !paints.some((paint) => contrast(paint, canvas) >= 3)) {
        faults.push(["forced-colours", selectorOf(node)]);
      }
      for (const text of shapes.filter((shape) => shape.localName === "text")) {
        const under = text.previousElementSibling; // a number stands on its mark
        const ground = under && isDrawn(getComputedStyle(under).fill) && under.localName !== "text";
        const isSeenOnIt = ground && contrast(getComputedStyle(text).fill, getComputedStyle(under).fill) >= 3;
        if (!isSeenOnIt && contrast(getComputedStyle(text).fill, canvas) < 3) { faults.push(["forced-colours", `text in ${selectorOf(node)}`]); }
      }
    }
    return faults;
  }

  /* What criteria on sound, video and time are about, and what pages are compared by. */
  function facts() {
    const count = (selector) => document.querySelectorAll(selector).length;
    const links = [...document.querySelectorAll(".rk-tabs > .md-grid > nav > ul > li > a")];
    return {
      title: document.title,
      navigation: links.map((link) => link.textContent.trim()).join("|"),
      media: count("audio, video, object, embed, iframe, canvas, marquee, blink, meta[http-equiv=refresh]"),
    };
  }

  return { axe, ibm, menus, openAll, startWalk, turnBack, endWalk, wide, spacing, enlarge, motion, forced, facts };
})();
