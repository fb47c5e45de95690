namespace Mrci.Engine.Embedded.Tests.References;

internal sealed record Message(string Text);
