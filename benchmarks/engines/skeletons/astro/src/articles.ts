import { getCollection, type CollectionEntry } from "astro:content";
import readingTime from "reading-time";
import people from "./people.json";

export type Article = CollectionEntry<"articles">;
type Kind = "categories" | "tags" | "authors" | "series";

let sorted: Promise<Article[]> | undefined;

/** All articles, the newest first; sorted once a build. */
export function allArticles(): Promise<Article[]> {
  sorted ??= getCollection("articles").then((found) =>
    found.sort((a, b) => +b.data.date - +a.data.date || a.id.localeCompare(b.id)),
  );
  return sorted;
}

const known = new Map<string, number>();

export function minutes(article: Article): number {
  let found = known.get(article.id);
  if (found === undefined) {
    found = Math.max(1, Math.ceil(readingTime(article.body ?? "").minutes));
    known.set(article.id, found);
  }
  return found;
}

export const slug = (name: string) => name.toLowerCase().replaceAll(" ", "-");
export const person = (key: string) => people[key as keyof typeof people];
export const url = (article: Article) => `/articles/${article.id}/`;
export const isoDate = (date: Date) => date.toISOString().slice(0, 10);
const format = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });
export const longDate = (date: Date) => format.format(date);

/** Articles by each value of a field. */
export function grouped(articles: Article[], kind: Kind): Map<string, Article[]> {
  const found = new Map<string, Article[]>();
  for (const article of articles) {
    for (const name of article.data[kind]) {
      if (!found.has(name)) found.set(name, []);
      found.get(name)!.push(article);
    }
  }
  return found;
}

export const kinds: Kind[] = ["categories", "tags", "authors", "series"];
