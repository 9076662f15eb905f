import readingTime from "reading-time";

export default {
  layout: "article.njk",
  eleventyComputed: {
    minutes: (data) => Math.max(1, Math.ceil(readingTime(data.page.rawInput).minutes)),
  },
};
