namespace Mrci.Silo.Tests.BadInput;

/// <summary>Tests that measure the memory of one host, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BadInputCollection : ICollectionFixture<BadInputHost>
{
    public const string Name = "bad input, measured";
}
