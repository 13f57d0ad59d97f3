#!/usr/bin/env bash
# Installs what the benchmarks compare with: the native ONNX Runtime, which npm's onnxruntime-node carries, beside this script (git ignores
# node_modules), and Debian's PyTorch with OpenBLAS. Nothing is done twice.
set -euo pipefail
cd "$(dirname "$0")"

version=${1:-1.30.0}
case "$(uname -m)" in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) echo "ONNX Runtime: no package for $(uname -m)" >&2; exit 1 ;;
esac

library=$(find node_modules/onnxruntime-node -path "*/linux/$machine/libonnxruntime.so*" 2>/dev/null | head -n 1 || true)
if [ -z "$library" ]; then
    # The package's own script would fetch a build for graphics cards.
    npm install --prefix . --no-save --ignore-scripts --no-audit --no-fund "onnxruntime-node@$version"
    find node_modules/onnxruntime-node/bin -name '*onnxruntime*' -type f -not -path "*/linux/$machine/*" -delete
    library=$(find node_modules/onnxruntime-node -path "*/linux/$machine/libonnxruntime.so*" | head -n 1)
fi
echo "ONNX Runtime: $PWD/$library"

# Debian's packages belong to Debian's own Python. Without OpenBLAS its PyTorch falls back to the reference BLAS, which is many times slower.
packages=()
/usr/bin/python3 -c 'import torch' 2>/dev/null || packages+=(python3-torch)
dpkg-query -W -f '${Status}' libopenblas0-pthread 2>/dev/null | grep -q 'ok installed' || packages+=(libopenblas0-pthread)
if [ "${#packages[@]}" -gt 0 ]; then
    as_root=$([ "$(id -u)" -eq 0 ] || echo sudo)
    $as_root apt-get install -y --no-install-recommends "${packages[@]}"
fi
echo "PyTorch: $(/usr/bin/python3 -c 'import torch; print(torch.__version__)')"
