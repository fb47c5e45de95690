using Mrci.Engine.Embedded.Tests.Harness;
using Orleans.Concurrency;

namespace Mrci.Engine.Embedded.Tests.Turns;

[Reentrant]
public sealed class ReentrantTurnGrain(Journal journal) : TurnGrain(journal), IReentrantTurnGrain;
