/* Which type could fit us? The whole page is there without this script; with it, answers put the types and cases that
   agree first, hide what they do not meet, and stand in the address. */
(function () {
  "use strict";

  const form = document.querySelector("[data-rk-guide]");
  const words = form.dataset;
  const { fill, say } = renkei;
  const inputs = [...form.elements].filter((input) => input.name);
  const place = document.querySelector("[data-rk-types]");
  const types = [...place.children];
  const cases = new Map(types.map((type) => [type, [...type.querySelectorAll("[data-rk-case]")]]));
  const topics = [...document.querySelectorAll("[data-rk-topic]")];
  const junk = form.querySelector("[data-rk-junk]");
  let known = ""; // query of the address that the answers are those of

  function chosen() {
    return inputs.filter((input) => input.checked);
  }

  /* How many of the given answers a case has a clue for; each such clue is marked. */
  function mark(part, given, leftOut) {
    const met = new Set();
    for (const clue of part.querySelectorAll("[data-rk-answer]")) {
      const answer = clue.dataset.rkAnswer;
      clue.classList.toggle("rk-shared", given.has(answer));
      if (given.has(answer) && !leftOut.test(answer)) {
        met.add(answer);
      }
    }
    return met.size;
  }

  /* The last children of an element in an order. */
  function arrange(parent, parts) {
    renkei.arrange(parent, parts, parent.children[parent.children.length - parts.length] ?? null);
  }

  /* A type: 0 agrees, 1 is near a type without cases, 2 shares something else, 3 is not shown. */
  function show() {
    const answers = chosen().filter((input) => input.value !== "unknown").map((input) => input.name + ":" + input.value);
    const given = new Set(answers);
    const asked = answers.filter((answer) => /^(host|span)/.test(answer)).length;
    const agrees = new Map(types.map((type) => [type, type.dataset.rkType.split(" ").filter((code) => given.has(code)).length]));
    const fits = types.filter((type) => asked && agrees.get(type) === asked);
    const isEmpty = fits.length > 0 && fits.every((type) => !cases.get(type).length);
    const counts = [0, 0, 0];
    const order = types.map((type) => {
      const shares = new Map(cases.get(type).map((part) => [part, mark(part, given, /^(host|span)/)]));
      let rank = answers.length ? 2 : 0;
      if (fits.includes(type)) {
        rank = 0;
      } else if (isEmpty && agrees.get(type) && shares.size) {
        rank = 1;
      }
      const parts = [...shares.keys()].sort((a, b) => shares.get(b) - shares.get(a));
      const shown = parts.filter((part) => !(part.hidden = rank === 2 && !shares.get(part)));
      arrange(type, [...parts, ...type.querySelectorAll("[data-rk-rest]")]);
      type.hidden = rank === 2 && !shown.length;
      counts[rank] += shown.length;
      const tag = type.querySelector("[data-rk-tag]");
      tag.hidden = !answers.length;
      say(tag, [place.dataset.rkFit, place.dataset.rkNear, place.dataset.rkOther][rank]);
      type.dataset.rkRank = rank;
      return [type, rank, Math.max(0, ...shares.values())];
    });
    arrange(place, order.sort((a, b) => a[1] - b[1] || b[2] - a[2]).map(([type]) => type));

    const missing = answers.some((answer) => answer.startsWith("missing"));
    const outside = given.has("host:related_body") || given.has("host:university_npo");
    for (const topic of topics) {
      const theme = topic.dataset.rkTopic;
      topic.hidden = missing && !given.has("missing:" + theme) && !(outside && theme === "contracting_out");
    }

    const named = fits.map((type) => type.dataset.rkName).join(words.rkComma);
    const pattern = !answers.length ? words.rkNone : !fits.length ? words.rkShared : isEmpty ? words.rkEmpty : words.rkFits;
    form.querySelector("[data-rk-said]").textContent = fill(pattern, { types: named, count: counts[0], near: counts[1], others: counts[2] });
  }

  /* The address to the answers; what it has and the questions do not is named. */
  function read() {
    const ignored = [];
    known = location.search;
    inputs.forEach((input) => { input.checked = false; });
    for (const [name, values] of new URLSearchParams(location.search)) {
      for (const value of values.split(",")) {
        const input = inputs.find((part) => part.name === name && part.value === value);
        if (input && (input.type === "checkbox" || !chosen().some((part) => part.name === name))) {
          input.checked = true;
        } else {
          ignored.push(name + "=" + value);
        }
      }
    }
    junk.hidden = ignored.length === 0;
    junk.textContent = fill(words.rkIgnored, { values: ignored.join(words.rkComma) });
    show();
  }

  function write() {
    const answers = {};
    for (const { name, value } of chosen()) {
      (answers[name] ??= []).push(value);
    }
    const query = Object.entries(answers).map(([name, values]) => name + "=" + values).join("&");
    known = query && "?" + query;
    renkei.go("?" + query);
    junk.hidden = true;
    show();
  }

  form.addEventListener("change", write);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-rk-reset]").addEventListener("click", () => {
    inputs.forEach((input) => { input.checked = false; });
    write();
  });
  window.addEventListener("popstate", () => {
    if (location.search !== known) { // else only the place on the page changed
      read();
    }
  });
  read();
})();
