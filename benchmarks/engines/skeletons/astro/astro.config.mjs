import sitemap from "@astrojs/sitemap";
import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://gazette.example/",
  cacheDir: "../cache",
  vite: { cacheDir: "../cache/vite" },
  integrations: [sitemap()],
});
