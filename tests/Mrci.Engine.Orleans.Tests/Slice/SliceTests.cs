using System.Reflection;
using System.Runtime.CompilerServices;

namespace Mrci.Engine.Tests.Slice;

/// <summary>The embedded engine offers a slice of Orleans under the same names and signatures (docs/engines.md): here is the other side of it.</summary>
public sealed class SliceTests
{
    private static readonly Assembly Embedded = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Mrci.Engine.Embedded.dll"));

    private static readonly Dictionary<string, Type> OrleansTypes = Directory.EnumerateFiles(AppContext.BaseDirectory, "Orleans*.dll")
        .Select(Assembly.LoadFrom)
        .SelectMany(static assembly => assembly.GetExportedTypes())
        .ToDictionary(static type => type.FullName!, StringComparer.Ordinal);

    public static TheoryData<string> Names() => [.. Embedded.GetExportedTypes()
        .Where(static type => type.Namespace is "Orleans" || type.Namespace!.StartsWith("Orleans.", StringComparison.Ordinal))
        .Select(static type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Type_of_the_slice_is_one_of_Orleans(string name)
    {
        var embedded = Embedded.GetType(name, throwOnError: true)!;
        OrleansTypes.ShouldContainKey(name);
        var orleans = OrleansTypes[name];

        Kind(embedded).ShouldBe(Kind(orleans));
        embedded.IsSealed.ShouldBe(orleans.IsSealed, $"{name} sealed");
        embedded.IsAbstract.ShouldBe(orleans.IsAbstract, $"{name} abstract");
        if (embedded.IsClass)
            BaseNames(orleans).ShouldContain(Signature.Of(embedded.BaseType!), StringComparer.Ordinal);
        Interfaces(embedded).Except(Interfaces(orleans), StringComparer.Ordinal).ShouldBeEmpty($"{name}: interfaces that Orleans' type does not have");
        Members(embedded).Except(AllMembers(orleans), StringComparer.Ordinal).ShouldBeEmpty($"{name}: members that Orleans' type does not have");
    }

    private static string Kind(Type type) =>
        type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : "class";

    private static IEnumerable<string> BaseNames(Type type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            yield return Signature.Of(current);
    }

    private static IEnumerable<string> Interfaces(Type type) =>
        type.GetInterfaces().Where(static each => each.IsPublic).Select(Signature.Of);

    private static IEnumerable<string> Members(Type type) =>
        type.GetMembers(Signature.Declared)
            .Where(static member => !member.IsDefined(typeof(CompilerGeneratedAttribute)) || member is MethodInfo { IsSpecialName: true })
            .Select(Signature.Of)
            .OfType<string>();

    private static HashSet<string> AllMembers(Type type)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        for (var current = type; current is not null; current = current.BaseType)
            members.UnionWith(Members(current));
        foreach (var each in type.GetInterfaces())
            members.UnionWith(Members(each));
        return members;
    }
}
