namespace Mrci.Engine.Embedded.Tests.Turns;

public interface IReentrantTurnGrain : ITurnGrain;
