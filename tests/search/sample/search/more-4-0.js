minhbachIndex("faab628adbb5fcbe","more-4-0",{"son!w":"YiEhCh"});
