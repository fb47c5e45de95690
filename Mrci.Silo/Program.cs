using Mrci.Silo.Configuration;
using Mrci.Silo.Hosting;

return await HostCommandLine.InvokeAsync(args, HostProgram.RunAsync);
