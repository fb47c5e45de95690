using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;

namespace Mrci.Engine.Embedded.Tests.Hosting;

public sealed class ConfigurationTests
{
    [Fact]
    public void Options_thatAreNotPositive_areRefused()
        => Should.Throw<OrleansConfigurationException>(() => new ServiceCollection().AddMrciEmbeddedEngine(static options => options.CallTimeout = TimeSpan.Zero))
            .Message.ShouldContain("CallTimeout");

    [Fact]
    public void TwoClasses_ofOneGrainType_areRefused()
    {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Twins"), AssemblyBuilderAccess.Run).DefineDynamicModule("Twins");
        foreach (var name in new[] { "One.TwinGrain", "Two.TwinGrain" })
            module.DefineType(name, TypeAttributes.Public | TypeAttributes.Class, typeof(Grain)).CreateType();
        var services = new ServiceCollection().AddMrciEmbeddedEngine(options => options.AddGrainAssembly(module.Assembly)).BuildServiceProvider();
        Should.Throw<OrleansConfigurationException>(() => services.GetRequiredService<IGrainFactory>()).Message.ShouldContain("twin");
    }
}
