#!/usr/bin/env bash
# Makes an API reference of the XML documentation with docfx: docs/site/api.sh FOLDER. Needs a package source, for the tool itself.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=${1:?Usage: docs/site/api.sh FOLDER}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
dotnet tool install docfx --version 2.81.0 --tool-path "$work/tool" > /dev/null
for project in Runtime Data Reports Hosting Onnx Dynamic; do
  dotnet build -c Release -f net10.0 -v q --nologo "src/$project/$project.csproj"
done
cat > "$work/docfx.json" <<JSON
{
  "metadata": [{ "src": [{ "src": "$PWD/src", "files": [
      "Runtime/bin/Release/net10.0/Gen.dll", "Data/bin/Release/net10.0/Gen.Data.dll", "Reports/bin/Release/net10.0/Gen.Reports.dll",
      "Hosting/bin/Release/net10.0/Gen.Hosting.dll", "Onnx/bin/Release/net10.0/Gen.Onnx.dll", "Dynamic/bin/Release/net10.0/Gen.Dynamic.dll"] }], "dest": "api" }],
  "build": { "content": [{ "files": ["api/**.yml", "index.md"] }], "output": "site", "template": ["default", "modern"], "globalMetadata": { "_appTitle": "Gen", "_enableSearch": true } }
}
JSON
echo "# API reference of Gen" > "$work/index.md"
"$work/tool/docfx" "$work/docfx.json"
mkdir -p "$out"
cp -r "$work/site/." "$out"
echo "API reference: $out/api/Gen.html"
