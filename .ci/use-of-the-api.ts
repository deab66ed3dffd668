// Never run, only compiled: what a frontend and an editor's script do first, against the types made from openapi.json.
import createClient from "openapi-fetch";
import type { components, paths } from "./openapi.js";

type Article = components["schemas"]["Article"];
type Problem = components["schemas"]["Problem"];

const newsroom = createClient<paths, "application/json" | "application/problem+json">({ baseUrl: "http://localhost:8080", headers: { Authorization: "Bearer KEY" } });

/** The headlines of a category with their bylines, and where the next page begins. */
export async function headlines(category: string, cursor?: string): Promise<{ lines: string[]; next: string | null }> {
  const { data, error } = await newsroom.GET("/v1/articles", { params: { query: { category, limit: 10, total: "exact", ...(cursor && { cursor }) } } });
  if (error) {
    throw new Error(explain(error));
  }

  return { lines: data.data.map((a) => [a.title, ...a.reporters.map((r) => r.name)].join(" · ")), next: data.page.nextCursor };
}

/** An article with the entity tag that a later write sends back. */
export async function read(idOrSlug: string): Promise<{ article: Article; tag: string | null }> {
  const { data, error, response } = await newsroom.GET("/v1/articles/{id}", { params: { path: { id: idOrSlug } } });
  if (error) {
    throw new Error(explain(error));
  }

  const published: string | null = data.publishedAt;
  const status: "draft" | "published" | "archived" | "killed" = data.status;
  return { article: { ...data, publishedAt: published, status }, tag: response.headers.get("ETag") };
}

/** Writes an article, corrects its headline and publishes it. */
export async function write(title: string, body: string): Promise<Article> {
  const made = await newsroom.POST("/v1/articles", { body: { title, body, tags: ["속보"] } });
  if (made.error) {
    throw new Error(explain(made.error));
  }

  const path = { id: made.data.id };
  const patched = await newsroom.PATCH("/v1/articles/{id}", {
    params: { path, header: { "If-Match": made.response.headers.get("ETag") ?? "" } },
    body: { title: `${title} (종합)`, subtitle: null },
  });
  if (patched.error) {
    throw new Error(explain(patched.error));
  }

  const { data, error } = await newsroom.POST("/v1/articles/{id}/publish", {
    params: { path, header: { "If-Match": patched.response.headers.get("ETag") ?? "" } },
    body: { publishedAt: "2025-12-05T10:55:18+09:00" },
  });
  if (error) {
    throw new Error(explain(error));
  }

  return data;
}

/** Imports one page as it is, and tells what it became. */
export async function importPage(page: string): Promise<string[]> {
  const { data, error } = await newsroom.POST("/v1/imports", {
    params: { query: { dryRun: true, status: "draft", mode: "atomic" } },
    headers: { "Content-Type": "text/plain" },
    body: page,
    bodySerializer: (text) => text,
  });
  if (error) {
    throw new Error(explain(error));
  }

  // More than a hundred documents are a job, whose items are listed by themselves.
  return (data.items ?? []).map((item) => `${item.outcome}: ${item.document?.title ?? item.error?.message ?? ""}`);
}

/** Every station's temperature that is known. */
export async function temperatures(): Promise<Map<string, number>> {
  const { data } = await newsroom.GET("/v1/weather-snapshots/latest");
  return new Map((data?.observations ?? []).flatMap((o) => (o.temperatureC == null ? [] : [[o.station, o.temperatureC] as const])));
}

/** What the document doesn't have must not compile. */
export async function mistakes(): Promise<void> {
  // @ts-expect-error: no such address
  await newsroom.GET("/v1/article");
  // @ts-expect-error: no such parameter
  await newsroom.GET("/v1/articles", { params: { query: { kategory: "공무원" } } });
  // @ts-expect-error: no such state
  await newsroom.GET("/v1/articles", { params: { query: { status: "deleted" } } });
  // @ts-expect-error: the title is required
  await newsroom.POST("/v1/articles", { body: { body: "" } });
  // @ts-expect-error: the member is called title
  const named: components["schemas"]["ArticleInput"] = { title: "", headline: "" };
  await newsroom.POST("/v1/articles", { body: named });
  // @ts-expect-error: a comment isn't read without its id
  await newsroom.GET("/v1/comments/{id}");
}

function explain(problem: Problem): string {
  return [problem.title, problem.detail, ...problem.errors.map((e) => `${e.pointer ?? e.parameter ?? ""} ${e.message}`)].join("\n");
}
