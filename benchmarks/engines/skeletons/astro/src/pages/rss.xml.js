import rss from "@astrojs/rss";
import { allArticles, url } from "../articles";

export async function GET(context) {
  const articles = await allArticles();
  return rss({
    title: "The Benchmark Gazette",
    description: "Articles of no meaning, in the shape of a magazine.",
    site: context.site,
    items: articles.slice(0, 20).map((article) => ({
      title: article.data.title,
      pubDate: article.data.date,
      description: article.data.description,
      categories: article.data.categories,
      link: url(article),
    })),
  });
}
