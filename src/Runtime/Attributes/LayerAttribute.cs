using System;

namespace Gen;

/// <summary>
/// The base of every attribute that declares a layer. Layers apply in the order in which they stand in the source.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }
}
