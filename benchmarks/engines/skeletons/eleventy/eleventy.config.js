import { feedPlugin } from "@11ty/eleventy-plugin-rss";
import syntaxHighlight from "@11ty/eleventy-plugin-syntaxhighlight";

const PER_PAGE = 20;

/** Articles by each value of a field, cut into pages: [{name, kind, number, pages, articles}]. */
function chunks(api, kind, field) {
  const found = new Map();
  for (const article of api.getFilteredByGlob("articles/**/*.md").reverse()) {
    for (const name of [article.data[field] ?? []].flat()) {
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(article);
    }
  }
  return [...found].flatMap(([name, articles]) => {
    const pages = Math.ceil(articles.length / PER_PAGE);
    return Array.from({ length: pages }, (_, at) => ({
      kind, name, pages, number: at + 1,
      articles: articles.slice(at * PER_PAGE, (at + 1) * PER_PAGE),
    }));
  });
}

export default function (config) {
  config.addPlugin(syntaxHighlight);
  config.addPlugin(feedPlugin, {
    type: "atom",
    outputPath: "/feed.xml",
    collection: { name: "articles", limit: 20 },
    metadata: {
      language: "en",
      title: "The Benchmark Gazette",
      subtitle: "Articles of no meaning, in the shape of a magazine.",
      base: "https://gazette.example/",
      author: { name: "The Benchmark Gazette" },
    },
  });
  for (const folder of ["covers", "figures", "avatars", "style.css"]) {
    config.addPassthroughCopy(folder);
  }
  config.amendLibrary("md", (markdown) => markdown.set({ typographer: true }));
  config.addCollection("articles", (api) => api.getFilteredByGlob("articles/**/*.md"));
  config.addCollection("topicPages", (api) => [
    ...chunks(api, "categories", "categories"),
    ...chunks(api, "tags", "tags"),
    ...chunks(api, "authors", "authors"),
    ...chunks(api, "series", "series"),
  ]);
  config.addCollection("bySeries", (api) => {
    const found = {};
    for (const article of api.getFilteredByGlob("articles/**/*.md")) {
      for (const name of article.data.series ?? []) (found[name] ??= []).push(article);
    }
    return found;
  });
  config.addCollection("byYear", (api) => {
    const found = new Map();
    for (const article of api.getFilteredByGlob("articles/**/*.md").reverse()) {
      const year = String(article.date.getUTCFullYear());
      if (!found.has(year)) found.set(year, []);
      found.get(year).push(article);
    }
    return [...found];
  });
  config.addFilter("isoDate", (date) => date.toISOString().slice(0, 10));
  const format = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });
  config.addFilter("longDate", (date) => format.format(date));
  return { htmlTemplateEngine: "njk", markdownTemplateEngine: false };
}
