using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Serialization;
using Orleans.Serialization.Session;

namespace Mrci.Engine.Tests.Messages;

/// <summary>Messages and states through Orleans' serializer, also between versions of the code: a rolling update has both at once.</summary>
public sealed class SerializationTests
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSerializer(static serializer =>
        {
            foreach (var assembly in MessageTypes.Assemblies)
                serializer.AddAssembly(assembly);
        })
        .BuildServiceProvider();

    private static readonly Serializer Serializer = Services.GetRequiredService<Serializer>();

    private static readonly SerializerSessionPool Sessions = Services.GetRequiredService<SerializerSessionPool>();

    [Theory]
    [MemberData(nameof(MessageTypes.Concrete), MemberType = typeof(MessageTypes))]
    public void Message_comes_back_as_it_was_sent(string name)
    {
        var message = Sample.Of(MessageTypes.Find(name));

        var read = Serializer.Deserialize<object>(Serializer.SerializeToArray(message));

        read.ShouldBeOfType(message.GetType());
        Json(read).ShouldBe(Json(message));
    }

    [Theory]
    [MemberData(nameof(MessageTypes.Concrete), MemberType = typeof(MessageTypes))]
    public void Message_of_older_code_lacks_its_last_member_and_nothing_else(string name)
    {
        var type = MessageTypes.Find(name);
        var message = Sample.Of(type);
        if (new WireMessage(Bytes(message), Sessions).Older() is not { } older)
            return;

        var read = Read(type, older);

        var lost = LastMember(type).Name;
        Members(read, lost).ShouldBe(Members(message, lost));
        JsonValue(read, lost).ShouldNotBe(JsonValue(message, lost), StringComparer.Ordinal, $"{name}.{lost} was not in the message");
    }

    [Theory]
    [MemberData(nameof(MessageTypes.Concrete), MemberType = typeof(MessageTypes))]
    public void Message_of_newer_code_is_read_without_what_is_new(string name)
    {
        var type = MessageTypes.Find(name);
        var message = Sample.Of(type);

        var read = Read(type, new WireMessage(Bytes(message), Sessions).Newer());

        Json(read).ShouldBe(Json(message));
    }

    [Fact]
    public void Types_and_grain_interfaces_have_names_of_their_own()
    {
        // A type that is moved or renamed keeps its name on the wire.
        var named = MessageTypes.All.Concat(GrainInterfaces()).Where(static type => !type.IsEnum).ToArray();
        var names = named.Select(static type => type.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias ?? $"{type.FullName} has none").ToArray();

        names.ShouldAllBe(static name => name.StartsWith("mrci.", StringComparison.Ordinal));
        names.ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public void Grain_methods_have_names_of_their_own()
    {
        var unnamed = GrainInterfaces().SelectMany(static type => type.GetMethods()).Where(static method => !method.IsDefined(typeof(AliasAttribute)));

        unnamed.Select(static method => $"{method.DeclaringType!.Name}.{method.Name}").ShouldBeEmpty();
    }

    private static IEnumerable<Type> GrainInterfaces() => MessageTypes.Assemblies.SelectMany(static assembly => assembly.GetTypes())
        .Where(static type => type.IsInterface && type.IsAssignableTo(typeof(IAddressable)));

    private static byte[] Bytes(object message) => (byte[])Generic(nameof(BytesOf), message.GetType()).Invoke(obj: null, [message])!;

    private static object Read(Type type, byte[] bytes) => Generic(nameof(ReadOf), type).Invoke(obj: null, [bytes])!;

    // With its own type expected, a message carries no name of its type: top-level members are easy to find.
    private static byte[] BytesOf<T>(T message) => Services.GetRequiredService<Serializer<T>>().SerializeToArray(message);

    private static object ReadOf<T>(byte[] bytes) => Services.GetRequiredService<Serializer<T>>().Deserialize(bytes)!;

    private static MethodInfo Generic(string name, Type type) =>
        typeof(SerializationTests).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);

    private static PropertyInfo LastMember(Type type) =>
        type.GetProperties().Where(property => property.DeclaringType == type && property.IsDefined(typeof(IdAttribute)))
            .MaxBy(static property => property.GetCustomAttribute<IdAttribute>()!.Id)!;

    private static string Json(object message) => JsonSerializer.Serialize(message, message.GetType());

    // What is worked out from a member that is missing differs of course.
    private static string Members(object message, string without)
    {
        var json = JsonSerializer.SerializeToNode(message, message.GetType())!.AsObject();
        foreach (var property in message.GetType().GetProperties().Where(static property => !property.IsDefined(typeof(IdAttribute))))
            json.Remove(property.Name);
        json.Remove(without);
        return json.ToJsonString();
    }

    private static string? JsonValue(object message, string member) =>
        JsonSerializer.SerializeToNode(message, message.GetType())!.AsObject()[member]?.ToJsonString();
}
