#:package Markdig
#:property PublishAot=false
// Makes a site of the pages: dotnet run docs/site/build.cs -- FOLDER. Ends with 1 where a link leads nowhere.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Markdig;

if (args.Length != 1)
{
    Console.Error.WriteLine("Usage: dotnet run docs/site/build.cs -- FOLDER");
    return 2;
}

var root = Directory.GetCurrentDirectory();
if (!File.Exists(Path.Combine(root, "Gen.sln")))
{
    Console.Error.WriteLine($"{root} has no Gen.sln: start it in the folder of the repository.");
    return 2;
}

var output = Path.GetFullPath(args[0]);
var pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).Build();
var pages = new SortedDictionary<string, string>(StringComparer.Ordinal);
foreach (var path in new[] { "docs", "src", "samples", "templates" }.SelectMany(folder => Directory.GetFiles(Path.Combine(root, folder), "*.md", SearchOption.AllDirectories)).Concat(Directory.GetFiles(root, "*.md")))
{
    var name = Path.GetRelativePath(root, path).Replace('\\', '/');
    if (!Regex.IsMatch(name, "(^|/)(bin|obj)/"))
        pages[name] = Markdown.ToHtml(File.ReadAllText(path), pipeline);
}

var dead = new List<string>();
foreach (var (name, html) in pages)
{
    var target = Path.Combine(output, HtmlName(name));
    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
    File.WriteAllText(target, Page(name, Regex.Replace(html, "(href|src)=\"([^\"]*)\"", match => $"{match.Groups[1].Value}=\"{Link(name, match.Groups[2].Value)}\"")));
}

foreach (var line in dead)
    Console.Error.WriteLine(line);
Console.WriteLine($"{pages.Count} pages in {output}, {dead.Count} dead links");
return dead.Count == 0 ? 0 : 1;

// A page becomes index.html where it is what a folder shows.
static string HtmlName(string page) => Regex.Replace(page, @"(^|/)README\.md$", "$1index.html").Replace(".md", ".html", StringComparison.Ordinal);

string Link(string page, string link)
{
    if (Regex.IsMatch(link, "^[a-z]+:"))
        return link;
    var parts = link.Split('#');
    var target = parts[0].Length == 0 ? page : Path.GetRelativePath(root, Path.GetFullPath(Path.Combine(root, Path.GetDirectoryName(page)!, parts[0]))).Replace('\\', '/');
    if (pages.TryGetValue(target, out var html))
    {
        if (parts.Length > 1 && !html.Contains($"id=\"{parts[1]}\"", StringComparison.Ordinal))
            dead.Add($"{page}: {link}: the page has no such heading");
        return Relative(page, HtmlName(target)) + (parts.Length > 1 ? "#" + parts[1] : "");
    }

    var path = Path.Combine(root, target);
    if (Directory.Exists(path) && pages.ContainsKey(target + "/README.md"))
        return Relative(page, target + "/index.html");
    if (!Path.Exists(path))
        dead.Add($"{page}: {link}: there is no such file");
    else if (File.Exists(path))
        Copy(path, Path.Combine(output, target));
    return link;
}

static string Relative(string page, string target) => Path.GetRelativePath(Path.GetDirectoryName("/" + HtmlName(page))!, "/" + target).Replace('\\', '/');

static void Copy(string from, string to)
{
    Directory.CreateDirectory(Path.GetDirectoryName(to)!);
    File.Copy(from, to, overwrite: true);
}

static string Page(string name, string body) => $$"""
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{{Regex.Match(body, "<h1[^>]*>(.*?)</h1>").Groups[1].Value}} - Gen</title>
    <style>
      :root { color-scheme: light dark; --ink: #1c2330; --soft: #667085; --line: #e3e7ee; --code: #f3f5f8; --mark: #2f6fde; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #98a2b3; --line: #2c3440; --code: #1a1f28; --mark: #6ea3ff; } }
      body { margin: 0 auto; max-width: 860px; padding: 24px 20px 80px; color: var(--ink); font: 16px/1.6 system-ui, sans-serif; }
      nav { color: var(--soft); border-bottom: 1px solid var(--line); padding-bottom: 10px; } nav a { margin-right: 18px; }
      a { color: var(--mark); text-decoration: none; } a:hover { text-decoration: underline; }
      pre { background: var(--code); padding: 14px 16px; border-radius: 8px; overflow-x: auto; font-size: 13.5px; line-height: 1.5; }
      :not(pre) > code { background: var(--code); padding: 1px 5px; border-radius: 4px; font-size: 0.9em; }
      table { border-collapse: collapse; display: block; overflow-x: auto; } th, td { padding: 6px 16px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
      img { max-width: 100%; }
    </style></head>
    <body><nav><a href="{{Relative(name, "index.html")}}">Gen</a><a href="{{Relative(name, "docs/index.html")}}">Documentation</a><a href="{{Relative(name, "docs/cookbook/index.html")}}">Cookbook</a></nav>
    {{body}}</body></html>
    """;
