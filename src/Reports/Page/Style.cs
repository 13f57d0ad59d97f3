namespace Gen.Reports;

/// <summary>How the report looks, by day and by night.</summary>
internal static class Style
{
    public const string Sheet = """
        :root {
          color-scheme: light dark;
          --page: #f6f7f9; --card: #ffffff; --ink: #1c2330; --soft: #667085; --line: #e3e7ee;
          --train: #2f6fde; --test: #d9730d; --for: #d9480f; --against: #1f6fd6; --good: #157f52; --bad: #c92a2a;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #12151b; --card: #1a1f28; --ink: #e6e9ef; --soft: #98a2b3; --line: #2c3440;
            --train: #6ea3ff; --test: #f5a34b; --for: #ff8a4c; --against: #62a8ff; --good: #43c38a; --bad: #ff7b7b;
          }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        main { max-width: 1120px; margin: 0 auto; padding: 40px 20px 60px; }
        h1 { font-size: 30px; line-height: 1.2; margin: 0 0 4px; letter-spacing: -0.01em; }
        h2 { font-size: 19px; margin: 40px 0 4px; }
        p { margin: 0 0 14px; color: var(--soft); max-width: 78ch; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(165px, 1fr)); gap: 14px; margin-top: 22px; }
        .tile, .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; margin: 0; }
        .tile b { display: block; font-size: 24px; line-height: 1.25; font-variant-numeric: tabular-nums; }
        .tile span { color: var(--soft); font-size: 13px; }
        .tile.first b { color: var(--train); }
        .pair { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(440px, 100%), 1fr)); gap: 14px; }
        figcaption { display: flex; justify-content: space-between; gap: 12px; flex-wrap: wrap; font-size: 13px; color: var(--soft); margin-bottom: 6px; }
        figcaption b { color: var(--ink); font-size: 14px; }
        .mistake { border-color: var(--bad); }
        .mistake figcaption b { color: var(--bad); }
        svg { display: block; width: 100%; height: auto; }
        .zero { stroke: var(--line); stroke-width: 1; }
        .key { display: inline-block; width: 14px; height: 3px; border-radius: 2px; vertical-align: middle; margin: 0 5px 2px 3px; }
        .key.train { background: var(--train); } .key.test { background: var(--test); }
        .key.value { background: var(--ink); }
        .key.for { background: var(--for); } .key.against { background: var(--against); }
        .signal { fill: none; stroke: var(--ink); stroke-width: 1.6; stroke-linejoin: round; }
        .halo { fill: none; stroke-width: 9; stroke-linejoin: round; }
        .shapes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(200px, 100%), 1fr)); gap: 14px 20px; }
        .shapes figure { margin: 0; }
        .shapes figcaption { margin: 0; }
        .one { fill: none; stroke: var(--train); stroke-width: 0.8; opacity: 0.3; }
        .mean { fill: none; stroke: var(--ink); stroke-width: 1.6; stroke-linejoin: round; }
        .ground { fill: var(--line); opacity: 0.55; }
        stop.for { stop-color: var(--for); } stop.against { stop-color: var(--against); }
        rect.for { fill: var(--for); } rect.against { fill: var(--against); }
        .filters { display: grid; grid-template-columns: repeat(auto-fill, minmax(56px, 1fr)); gap: 8px; }
        .filters svg { border: 1px solid var(--line); border-radius: 5px; background: var(--card); }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        .summary { font-size: 13px; width: 100%; }
        .summary th { text-align: left; color: var(--soft); font-weight: 600; }
        .summary th, .summary td { padding: 5px 14px 5px 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
        .summary .number { text-align: right; }
        .summary tr:last-child td { border-bottom: 0; font-weight: 600; }
        .confusion th { padding: 4px 12px; color: var(--soft); font-weight: 600; font-size: 13px; }
        .confusion .axis { font-weight: 400; }
        .confusion td { min-width: 62px; padding: 9px 12px; text-align: center; border: 2px solid var(--card); border-radius: 6px; }
        .confusion .none { color: var(--soft); }
        .confusion .right { background: color-mix(in srgb, var(--good) calc(45% * var(--share)), transparent); }
        .confusion .wrong { background: color-mix(in srgb, var(--bad) calc(15% + 60% * var(--share)), transparent); font-weight: 600; }
        .channel1 { stroke: var(--train); } .channel2 { stroke: var(--test); } .channel3 { stroke: var(--good); }
        .target { stroke: var(--train); } .output { stroke: var(--test); stroke-dasharray: 4 3; }
        .drawing svg { width: auto; max-width: 100%; }
        .facts th { text-align: left; font-weight: 600; color: var(--soft); padding: 3px 24px 3px 0; vertical-align: top; }
        .facts td { padding: 3px 0; }
        code { overflow-wrap: anywhere; }
        footer { margin-top: 44px; color: var(--soft); font-size: 13px; border-top: 1px solid var(--line); padding-top: 12px; }
        """;
}
