using System.Reflection;
using Mrci.Grains;
using Mrci.Grains.Channels;
using Orleans;

namespace Mrci.Engine.Tests.Messages;

/// <summary>Everything that grains send to each other or store.</summary>
internal static class MessageTypes
{
    public static Assembly[] Assemblies { get; } = [typeof(CastEvent).Assembly, typeof(GrainStores).Assembly];

    public static Type[] All { get; } =
        [.. Assemblies.SelectMany(static assembly => assembly.GetTypes()).Where(static type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))];

    /// <summary>Those that there can be instances of; exceptions have a form of their own.</summary>
    public static TheoryData<string> Concrete() =>
        [.. All.Where(static type => !type.IsAbstract && !type.IsEnum && !type.IsAssignableTo(typeof(Exception))).Select(static type => type.FullName!)];

    public static Type Find(string name) => All.Single(type => type.FullName!.Equals(name, StringComparison.Ordinal));
}
