using Mrci.Load.Hosting;

namespace Mrci.Load.Scenarios;

/// <summary>Something that can be measured on a host.</summary>
internal interface IScenario
{
    /// <summary>Name of its sub-command.</summary>
    string Name { get; }

    /// <summary>Whether an earlier run on the same host falsifies the next.</summary>
    bool NeedsFreshHost { get; }

    /// <summary>Sets up what the measurements need, and warms host and client up.</summary>
    Task<IStage> SetUpAsync(LoadHost host, CancellationToken cancellation);
}
