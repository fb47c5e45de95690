using System.Reflection;
using Mrci.Engine.Orleans.Storage;
using Mrci.Grains;
using Mrci.Engine.Tests.Messages;

namespace Mrci.Engine.Tests.Storage;

/// <summary>Both engines write the same JSON, so that a database moves from one to the other (design.md section 3).</summary>
public sealed class StateJsonTests
{
    private static readonly Type Embedded = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Mrci.Engine.Embedded.dll"))
        .GetType("Mrci.Engine.Embedded.Storage.SystemTextJsonStorageSerializer", throwOnError: true)!;

    public static TheoryData<string> States() => [.. MessageTypes.All
        .Where(static type => type.Assembly == typeof(GrainStores).Assembly && !type.IsAbstract && !type.IsEnum)
        .Select(static type => type.FullName!)];

    [Theory]
    [MemberData(nameof(States))]
    public void State_is_written_byte_for_byte_as_the_embedded_engine_writes_it(string name)
    {
        var state = Sample.Of(MessageTypes.Find(name));
        var embedded = Activator.CreateInstance(Embedded, [null])!;
        var orleans = new SystemTextJsonStorageSerializer();

        var bytes = Call<BinaryData>(embedded, "Serialize", state.GetType(), state);

        Call<BinaryData>(orleans, "Serialize", state.GetType(), state).ToString().ShouldBe(bytes.ToString());
        var read = Call<object>(orleans, "Deserialize", state.GetType(), bytes);
        Call<BinaryData>(embedded, "Serialize", state.GetType(), read).ToString().ShouldBe(bytes.ToString(), "read and written again");
    }

    private static T Call<T>(object serializer, string method, Type state, object argument) =>
        (T)serializer.GetType().GetMethod(method)!.MakeGenericMethod(state).Invoke(serializer, [argument])!;
}
