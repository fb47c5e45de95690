using Mrci.Hosting;
using Mrci.Silo.Configuration;
using Mrci.Silo.Hosting;

return await HostCommandLine.InvokeAsync(args, commandLine => HostProgram.RunAsync(() => HostComposition.Build(commandLine)));
