global using Mrci.Client.Tests.Hosting;
global using Mrci.Protocol.Frames;
global using Mrci.Protocol.Headers;
global using Mrci.Protocol.Identifiers;
global using Mrci.Protocol.Payloads;
global using Mrci.Protocol.Text;
