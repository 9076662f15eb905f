import { defineCollection, z } from "astro:content";
import { glob } from "astro/loaders";

const articles = defineCollection({
  loader: glob({ pattern: "**/*.md", base: "./src/content/articles" }),
  schema: z.object({
    title: z.string(),
    date: z.coerce.date(),
    description: z.string(),
    authors: z.array(z.string()),
    categories: z.array(z.string()),
    tags: z.array(z.string()),
    series: z.array(z.string()).default([]),
    cover: z.string().optional(),
    cover_alt: z.string().optional(),
  }),
});

export const collections = { articles };
