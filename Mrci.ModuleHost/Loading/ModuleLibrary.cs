using System.Reflection;
using System.Runtime.Loader;
using Mrci.Modules;

namespace Mrci.ModuleHost.Loading;

/// <summary>
/// The module's <c>main.dll</c> and what lies beside it (P-11.15). The contract and the protocol come from this process, so that types are the same on
/// both sides; everything else comes from the install directory first.
/// </summary>
internal sealed class ModuleLibrary(string directory)
{
    private readonly Lazy<Type> _loader = new(() => Load(directory), LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The install directory.</summary>
    public string Directory => directory;

    /// <summary>Makes a loader.</summary>
    public ICommandLoader CreateLoader() => (ICommandLoader)Activator.CreateInstance(_loader.Value)!;

    private static Type Load(string directory)
    {
        var main = Path.Combine(directory, "main.dll");
        var assembly = new Context(main).LoadFromAssemblyPath(main);
        var loaders = assembly.GetExportedTypes()
            .Where(static type => type is { IsAbstract: false, ContainsGenericParameters: false } && typeof(ICommandLoader).IsAssignableFrom(type))
            .Where(static type => type.GetConstructor(Type.EmptyTypes) is not null)
            .ToArray();
        return loaders.Length == 1
            ? loaders[0]
            : throw new InvalidOperationException(
                $"main.dll has {loaders.Length} public concrete loader classes with a parameterless constructor; it takes exactly one (P-11.15).");
    }

    private sealed class Context(string main) : AssemblyLoadContext("module")
    {
        private readonly AssemblyDependencyResolver _resolver = new(main);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            if (assemblyName.Name is { } name && IsShared(name))
                return null;
            if (_resolver.ResolveAssemblyToPath(assemblyName) is { } resolved)
                return LoadFromAssemblyPath(resolved);
            var beside = Path.Combine(Path.GetDirectoryName(main)!, assemblyName.Name + ".dll");
            return File.Exists(beside) ? LoadFromAssemblyPath(beside) : null;
        }

        protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
            _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } resolved ? LoadUnmanagedDllFromPath(resolved) : 0;

        private static bool IsShared(string name) =>
            string.Equals(name, typeof(ICommandLoader).Assembly.GetName().Name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(name, typeof(Protocol.Frames.FrameType).Assembly.GetName().Name, StringComparison.OrdinalIgnoreCase);
    }
}
