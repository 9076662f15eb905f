export default {
  title: "The Benchmark Gazette",
  url: "https://gazette.example",
  baseUrl: "/",
  trailingSlash: true,
  onBrokenLinks: "throw",
  future: { v4: true, faster: true },
  presets: [
    [
      "classic",
      {
        docs: false,
        blog: {
          path: "blog",
          routeBasePath: "/",
          blogTitle: "The Benchmark Gazette",
          blogDescription: "Articles of no meaning, in the shape of a magazine.",
          postsPerPage: 20,
          showReadingTime: true,
          onInlineTags: "ignore",
          feedOptions: { type: ["rss", "atom"], limit: 20 },
        },
        theme: {},
      },
    ],
  ],
  themeConfig: {
    navbar: {
      title: "The Benchmark Gazette",
      items: [
        { to: "/archive", label: "Archive" },
        { to: "/tags", label: "Topics" },
        { to: "/authors", label: "Authors" },
      ],
    },
    prism: { additionalLanguages: ["bash"] },
  },
};
