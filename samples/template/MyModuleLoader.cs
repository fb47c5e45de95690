using Mrci.Modules;

namespace MyModule;

/// <summary>Says which commands there are. A module has exactly one public class of this kind.</summary>
public sealed class MyModuleLoader : CommandLoader
{
    public MyModuleLoader() => Add("greet", () => new GreetCommand(), CommandAccess.LoggedIn);
}
