using System.Collections;
using System.Reflection;
using Mrci.Domain.Settings;

namespace Mrci.Engine.Tests.Messages;

/// <summary>Instances in which no member has its default value, so that a member that is lost on the way is missed.</summary>
internal sealed class Sample
{
    private int _count;

    public static object Of(Type type) => new Sample().Create(type);

    private object Create(Type type)
    {
        if (_count++ > 10_000)
            throw new NotSupportedException($"A sample of {type} has no end.");
        if (type == typeof(HostSettings))
            return HostSettings.Default with { MaxSessions = 4711, AllowPublicRegistrations = true, InitialGroup = "guests" };
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Create(underlying);
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().Last();
        if (type.IsArray)
            return Array(type.GetElementType()!);
        if (Simple(type) is { } simple)
            return simple;
        if (type.IsGenericType && type.GetInterfaces().Contains(typeof(IEnumerable)))
            return Collection(type);
        return type.IsAbstract ? Create(Concrete(type)) : Record(type);
    }

    private object? Simple(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => true,
        TypeCode.String => $"text {_count}",
        >= TypeCode.SByte and <= TypeCode.UInt64 => Convert.ChangeType(_count % 100, type),
        _ when type == typeof(Guid) => new Guid(_count, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
        _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch.AddSeconds(_count),
        _ when type == typeof(TimeSpan) => TimeSpan.FromSeconds(_count),
        _ when type == typeof(ReadOnlyMemory<byte>) => new ReadOnlyMemory<byte>([1, 2, (byte)_count]),
        _ => null,
    };

    private Array Array(Type element)
    {
        var array = System.Array.CreateInstance(element, 2);
        array.SetValue(Create(element), 0);
        array.SetValue(Create(element), 1);
        return array;
    }

    // All collections in use can be made from an array of their elements, by a factory beside the type or a constructor.
    private object Collection(Type type)
    {
        var elements = type.GetInterfaces().Append(type).First(static each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        var items = Array(elements.GetGenericArguments()[0]);
        var factory = type.Assembly.GetType(type.Namespace + "." + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]);
        var create = factory?.GetMethods().FirstOrDefault(method => method.Name is "CreateRange" && method.GetParameters() is [{ ParameterType.Name: "IEnumerable`1" }]);
        return create is not null
            ? create.MakeGenericMethod(type.GetGenericArguments()).Invoke(obj: null, [items])!
            : Activator.CreateInstance(type.IsInterface ? typeof(List<>).MakeGenericType(type.GetGenericArguments()) : type, items)!;
    }

    private object Record(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(each => each.GetParameters() is not [{ } only] || only.ParameterType != type)
            .MaxBy(static each => each.GetParameters().Length);
        var instance = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Create(parameter.ParameterType))]);
        var named = constructor?.GetParameters().Select(static parameter => parameter.Name) ?? [];
        foreach (var property in type.GetProperties().Where(static property => property.CanWrite).ExceptBy(named, static property => property.Name, StringComparer.Ordinal))
            property.SetValue(instance, Create(property.PropertyType));
        return instance;
    }

    private static Type Concrete(Type type) =>
        MessageTypes.All.First(each => !each.IsAbstract && each.IsAssignableTo(type));
}
