using Mrci.Torture.Commands;

return await new TortureSyntax().InvokeAsync(args);
