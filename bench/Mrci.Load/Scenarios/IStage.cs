using Mrci.Load.Measuring;

namespace Mrci.Load.Scenarios;

/// <summary>A scenario set up on a host.</summary>
internal interface IStage : IAsyncDisposable
{
    /// <summary>One run.</summary>
    /// <exception cref="LoadException">The host did something wrong; there is no figure then.</exception>
    Task<IReadOnlyList<Figure>> MeasureAsync(CancellationToken cancellation);
}
