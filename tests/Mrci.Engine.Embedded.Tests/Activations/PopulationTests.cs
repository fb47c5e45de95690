using Mrci.Engine.Embedded.Tests.Harness;

namespace Mrci.Engine.Embedded.Tests.Activations;

// issue 2: 100 000 activations. It measures the heap of the process, so no other test may run meanwhile.
[CollectionDefinition(nameof(PopulationTests), DisableParallelization = true)]
[Collection(nameof(PopulationTests))]
public sealed class PopulationTests
{
    private const int Grains = 100_000;

    // Measured 0.7 KB; twice that is a leak or a mistake.
    private const long MaxBytesPerActivation = 1_400;

    [Fact]
    public async Task HundredThousandActivations_allAnswerAndStaySmallAndGo()
    {
        await using var engine = new TestEngine();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var pass = 0; pass < 2; pass++)
        {
            var calls = new Task<long>[Grains];
            for (var key = 0; key < Grains; key++)
                calls[key] = engine.Client.GetGrain<IPopulousGrain>(key).Key();
            var answers = await Task.WhenAll(calls).InTime();
            for (var key = 0; key < Grains; key++)
                answers[key].ShouldBe(key);
        }

        var perActivation = (GC.GetTotalMemory(forceFullCollection: true) - before) / Grains;
        perActivation.ShouldBeLessThan(MaxBytesPerActivation);

        await engine.StopAsync().InTime();
        var left = (GC.GetTotalMemory(forceFullCollection: true) - before) / Grains;
        left.ShouldBeLessThan(200);
    }
}
