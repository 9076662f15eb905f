// @ts-check
// What the theme adds where JavaScript runs: nothing that reading needs. It is no module: browsers
// load none from a disk, and a site may be read from there.

(() => {
const root = document.documentElement;
const words = document.getElementById("mubboo-words")?.dataset ?? {};

/**
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string)} children
 */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {string} choice Of the colours of code, which are a style sheet of their own. */
function colourCode(choice) {
  const system = "(prefers-color-scheme: dark)";
  for (const link of document.querySelectorAll('link[href*="pygments_dark"]')) {
    link.setAttribute("media", { system, light: "not all", dark: "all" }[choice] ?? system);
  }
}

function setUpThemeSwitch() {
  const button = /** @type {HTMLElement | null} */ (document.querySelector(".mubboo-switch"));
  if (!button) return;
  const choices = ["system", "light", "dark"];
  const show = () => {
    const label = button.dataset[root.dataset.theme ?? "system"] ?? "";
    button.setAttribute("aria-label", label);
    button.title = label;
  };
  button.addEventListener("click", () => {
    const at = choices.indexOf(root.dataset.theme ?? "system");
    const choice = choices[(at + 1) % choices.length];
    if (choice === "system") delete root.dataset.theme;
    else root.dataset.theme = choice;
    try {
      if (choice === "system") localStorage.removeItem("mubboo-theme");
      else localStorage.setItem("mubboo-theme", choice);
    } catch {
      // Without storage the choice holds for this page.
    }
    colourCode(choice);
    show();
  });
  show();
  // Paper is light, and so is code on it.
  addEventListener("beforeprint", () => colourCode("light"));
  addEventListener("afterprint", () => colourCode(root.dataset.theme ?? "system"));
}

function setUpCopyButtons() {
  if (!navigator.clipboard) return;
  for (const block of document.querySelectorAll("div.highlight")) {
    const code = block.querySelector("pre");
    if (!code) continue;
    const button = element("button", { type: "button", class: "mubboo-copy" }, words.copy ?? "");
    button.addEventListener("click", async () => {
      const copied = /** @type {HTMLElement} */ (code.cloneNode(true));
      for (const other of copied.querySelectorAll(".linenos, .gp, .go")) other.remove();
      await navigator.clipboard.writeText(copied.innerText.trimEnd());
      button.textContent = words.copied ?? "";
      setTimeout(() => (button.textContent = words.copy ?? ""), 2000);
    });
    block.append(button);
  }
}

function setUpContents() {
  const links = [.../** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll(".mubboo-contents a[href^='#']")
  )];
  const sections = new Map();
  for (const link of links) {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (section) sections.set(section, link);
  }
  const seen = new Set();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) seen.add(target);
        else seen.delete(target);
      }
      const now = [...sections.keys()].filter((section) => seen.has(section)).pop();
      for (const [section, link] of sections) {
        if (section === now) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    },
    { rootMargin: "0px 0px -65% 0px" },
  );
  for (const section of sections.keys()) observer.observe(section);
}

/** Where the sections do not fit in a line, the one at hand is in sight. */
function showSection() {
  const current = document.querySelector(".mubboo-nav [aria-current]");
  const nav = current?.closest("nav");
  if (!current || !nav || nav.scrollWidth <= nav.clientWidth) return;
  const [its, all] = [current.getBoundingClientRect(), nav.getBoundingClientRect()];
  if (its.left >= all.left && its.right <= all.right) return;
  nav.scrollLeft += its.left + its.width / 2 - all.left - all.width / 2;
}

function setUpZoom() {
  const pictures = document.querySelectorAll(".mubboo-article figure img, .mubboo-article p > img:only-child");
  for (const picture of /** @type {NodeListOf<HTMLImageElement>} */ (pictures)) {
    // An empty text marks decoration; a picture in a line of text is part of it.
    if (!picture.alt || picture.closest(".mubboo-card, .mubboo-author, a, button")) continue;
    if (picture.parentElement?.tagName === "P" && picture.parentElement.textContent?.trim()) continue;
    const label = `${words.enlarge ?? ""}: ${picture.alt}`;
    const button = element("button", { type: "button", class: "mubboo-zoom", "aria-label": label });
    for (const side of ["align-left", "align-right"]) {
      if (picture.classList.contains(side)) button.classList.add(side);
    }
    // A share of the column stays one.
    if (picture.style.width.endsWith("%")) {
      button.style.width = picture.style.width;
      picture.style.width = "100%";
    }
    const whole = picture.closest("picture") ?? picture;
    whole.replaceWith(button);
    button.append(whole);
    button.addEventListener("click", () => {
      const large = element("img", { src: picture.src, alt: picture.alt });
      const close = element("button", { class: "mubboo-close", "aria-label": words.close ?? "" }, "×");
      const form = element("form", { method: "dialog" }, close, large);
      const dialog = /** @type {HTMLDialogElement} */ (
        element("dialog", { class: "mubboo-zoomed", "aria-label": picture.alt }, form)
      );
      dialog.addEventListener("click", () => dialog.close());
      dialog.addEventListener("close", () => dialog.remove());
      document.body.append(dialog);
      dialog.showModal();
    });
  }
}

/** Tables and code that are wider than the page can be scrolled by the keyboard too. */
function setUpScrolling() {
  const wide = document.querySelectorAll(".mubboo-content pre, .mubboo-content table.docutils, .mubboo-math-block");
  const check = () => {
    for (const each of wide) {
      if (each.scrollWidth > each.clientWidth) each.setAttribute("tabindex", "0");
      else each.removeAttribute("tabindex");
    }
  };
  check();
  addEventListener("resize", check);
}

/** @param {HTMLElement} place @param {HTMLInputElement} input */
async function search(place, input) {
  const folder = new URL(root.dataset.pagefind ?? "", location.href);
  const pagefind = await import(new URL(`pagefind.js?v=${root.dataset.pagefindVersion}`, folder).href);
  await pagefind.options({ baseUrl: new URL("..", folder).pathname });
  const filters = await (await fetch(new URL("mubboo-filters.json", folder), { cache: "no-cache" })).json();
  const status = element("p", { class: "mubboo-search-status", role: "status" });
  const list = element("ol", { class: "mubboo-search-results" });
  const selects = ["topic", "author"].filter((name) => filters[name].length).map((name) => {
    const options = filters[name].map(
      (/** @type {[string, string]} */ [label, value]) => element("option", { value }, label),
    );
    const all = element("option", { value: "" }, words[name] ?? "");
    const select = element("select", { name, "aria-label": words[`${name}s`] ?? name }, all, ...options);
    return /** @type {HTMLSelectElement} */ (select);
  });
  const update = async () => {
    const query = input.value.trim();
    const chosen = selects.filter((each) => each.value).map((each) => [each.value, "1"]);
    const found = await pagefind.debouncedSearch(
      query || (chosen.length ? null : ""), { filters: Object.fromEntries(chosen) }, 150,
    );
    if (!found) return;
    const shown = await Promise.all(
      found.results.slice(0, 10).map((/** @type {any} */ each) => each.data()),
    );
    list.replaceChildren(...shown.map((page) => {
      const excerpt = element("p");
      excerpt.innerHTML = page.excerpt; // Pagefind escapes the text, and marks the words in it.
      return element("li", {}, element("a", { href: page.url }, page.meta.title), excerpt);
    }));
    const count = String(found.results.length);
    const said = found.results.length ? words.found?.replace("{count}", count) : words.none;
    status.textContent = query || chosen.length ? (said ?? "") : "";
  };
  place.replaceChildren(element("div", { class: "mubboo-search-filters" }, ...selects), status, list);
  for (const each of [input, ...selects]) each.addEventListener("input", update);
  await update();
}

function setUpSearch() {
  const isServed = location.protocol.startsWith("http");
  const page = /** @type {HTMLElement | null} */ (document.querySelector(".mubboo-search-page"));
  // Sphinx's own search works from a disk too.
  const works = isServed || !root.dataset.pagefind;
  for (const part of page?.querySelectorAll("[hidden]") ?? []) {
    if (part.matches(works ? "form" : ".mubboo-needs-server")) part.removeAttribute("hidden");
  }
  if (!root.dataset.pagefind || !isServed) return;
  const place = document.getElementById("search-results");
  const own = /** @type {HTMLInputElement | null} */ (page?.querySelector("input[name=q]"));
  if (place && own) {
    own.value = new URLSearchParams(location.search).get("q") ?? "";
    own.form?.addEventListener("submit", (event) => event.preventDefault());
    search(place, own);
    return;
  }
  /** @type {HTMLDialogElement | undefined} */
  let dialog;
  const open = () => {
    if (!dialog) {
      const input = /** @type {HTMLInputElement} */ (
        element("input", { type: "search", "aria-label": words.search ?? "", autocomplete: "off" })
      );
      const close = element("button", { type: "button", class: "mubboo-close", "aria-label": words.close ?? "" }, "×");
      const results = element("div");
      const form = element("form", { role: "search", class: "mubboo-search-form" }, input, close);
      dialog = /** @type {HTMLDialogElement} */ (
        element("dialog", { class: "mubboo-search", "aria-label": words.search ?? "" }, form, results)
      );
      close.addEventListener("click", () => dialog?.close());
      form.addEventListener("submit", (event) => event.preventDefault());
      document.body.append(dialog);
      search(results, input);
    }
    if (!dialog.open) dialog.showModal();
  };
  document.querySelector(".mubboo-open-search")?.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const isTyping = target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);
    const isShortcut = (event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !isTyping);
    if (!isShortcut) return;
    event.preventDefault();
    open();
  });
}

setUpThemeSwitch();
showSection();
setUpCopyButtons();
setUpContents();
setUpZoom();
setUpScrolling();
setUpSearch();
})();
